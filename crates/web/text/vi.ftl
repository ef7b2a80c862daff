### web

## Ai được vào
sign-in-first-title = Cần đăng nhập
sign-in-first-hint = Hãy đăng nhập rồi thử lại.
wrong-role-title = Tài khoản này không được làm việc này
wrong-role-hint = Việc này dành cho: { $roles }. Nếu cần, hãy nhờ người quản trị xem lại quyền của bạn.
csrf-title = Trang này đã cũ hoặc không được mở từ trang của chúng tôi
csrf-hint = Chưa có gì thay đổi. Hãy tải lại trang rồi gửi lại.
carried-ended = Phiên làm việc đã hết
carried-ended-hint = Hãy đăng nhập lại để gửi tiếp. Nội dung bạn đã ghi vẫn còn.
carried-title = Nội dung đã ghi chưa được gửi
carried-intro = Trang bạn gửi đi thuộc lần đăng nhập trước, nên chưa có gì thay đổi. Nội dung bạn đã ghi vẫn còn; bạn có muốn gửi tiếp không?
carried-files = Tệp đính kèm không giữ lại được, hãy chọn lại tệp.
carried-button = Gửi tiếp
carried-drop = Không gửi, mở lại trang
too-many-tries-title = Đăng nhập sai quá nhiều lần
too-many-tries-hint = Hãy thử lại sau { $minutes } phút.
role-citizen = Người dân, tổ chức
role-desk = Bộ phận Một cửa
role-officer = Công chức chuyên môn
role-leader = Lãnh đạo
role-admin = Quản trị viên
role-system = Hệ thống
demo-does-citizen = nộp và theo dõi hồ sơ
demo-does-desk = tiếp nhận và trả kết quả
demo-does-officer = giải quyết hồ sơ
demo-does-leader = xem xét, ký
demo-does-admin = quản trị hệ thống

## Điều gửi đến không đọc được
bad-request-title = Yêu cầu không hợp lệ
bad-request-hint = Chưa có gì thay đổi. Hãy quay lại trang trước và thử lại.
broken-body-title = Nội dung gửi đến không đọc được
broken-body-hint = Có thể đường truyền bị ngắt giữa chừng. Chưa có gì thay đổi; hãy gửi lại.
json-syntax-title = Nội dung gửi đến không phải là JSON đúng
json-syntax-hint = Lỗi ở dòng { $line }, cột { $column }.
media-type-title = Kiểu nội dung này không nhận được ở đây
media-type-hint = Hãy gửi với Content-Type: { $takes }.
method-title = Trang này không mở được theo cách đó
method-hint = Có thể bạn mở lại một địa chỉ chỉ dùng để gửi biểu mẫu. Chưa có gì thay đổi. Hãy quay lại trang trước, hoặc đi tiếp theo một đường dẫn dưới đây.
too-large-title = Nội dung gửi đến quá lớn
too-large-hint = Mỗi lần chỉ gửi được tối đa { $max }.
too-many-fields-title = Biểu mẫu có quá nhiều ô
too-many-fields-hint = Mỗi lần chỉ gửi được tối đa { $max } ô.
too-many-files-title = Quá nhiều tệp
too-many-files-hint = Mỗi lần chỉ gửi được tối đa { $max } tệp.
too-slow-title = Xử lý quá lâu nên đã dừng chờ
too-slow-hint = Yêu cầu có thể đã được ghi nhận. Hãy mở danh sách để kiểm tra trước khi gửi lại.
wrong-path-title = “{ $value }” không đúng
wrong-path-hint = Hãy kiểm tra lại mã hoặc đường dẫn.
wrong-fields-title = Thông tin gửi đến chưa đúng
wrong-fields-hint = Có { $count } chỗ cần sửa. Chưa có gì thay đổi.
field-required = Chưa có thông tin này
field-too-long = Dài quá: tối đa { $max } ký tự, hiện có { $now }
field-choose = Hãy chọn một trong các mục
field-one-of = Phải là một trong: { $values }
field-unknown = Không có mục này. Các mục nhận được: { $values }
field-unknown-alone = Không có mục này
field-wrong-type = Sai kiểu dữ liệu
field-wrong-value = Giá trị không đúng
field-between = Phải là một số từ { $min } đến { $max }
field-cursor = Không phải giá trị next của danh sách này
field-date = Ngày không đúng. Ví dụ: 30 12 2024
field-no-such-day = Không có ngày { $day }
key-shape = Dùng từ 1 đến { $max } ký tự ASCII nhìn thấy được, không có dấu cách

## Các loại lỗi của API
kind-bad-input = Thông tin gửi đến không đúng
kind-unauthenticated = Chưa đăng nhập, hoặc phiên làm việc đã hết hạn
kind-forbidden = Đã biết là ai, nhưng không được phép
kind-not-found = Không có gì ở đây, hoặc không dành cho người xem này
kind-conflict = Trái với trạng thái hiện tại
kind-too-large = Lớn hơn giới hạn
kind-too-many = Quá nhiều lần
kind-unavailable = Tạm thời chưa phục vụ được
kind-internal = Lỗi của hệ thống
kind-hint = Mã trạng thái HTTP: { $status }.

## Ngày tháng và con số
show-instant = { $time } ngày { $date }
show-today = hôm nay
show-tomorrow = ngày mai
show-yesterday = hôm qua
show-days-left = còn { $days } ngày
show-days-over = quá { $days } ngày
show-monday = thứ Hai
show-tuesday = thứ Ba
show-wednesday = thứ Tư
show-thursday = thứ Năm
show-friday = thứ Sáu
show-saturday = thứ Bảy
show-sunday = Chủ nhật
show-january = tháng 1
show-february = tháng 2
show-march = tháng 3
show-april = tháng 4
show-may = tháng 5
show-june = tháng 6
show-july = tháng 7
show-august = tháng 8
show-september = tháng 9
show-october = tháng 10
show-november = tháng 11
show-december = tháng 12
show-dong = { $amount } đồng

## Vì sao đến hạn ngày đó
proof-received = Nhận lúc { $time }
proof-received-outside-hours = Nhận lúc { $time }, ngoài giờ làm việc; tính từ { $from }
proof-after-cutoff = Nhận sau { $cutoff } nên chuyển sang ngày làm việc tiếp theo
proof-counted = Được tính
proof-counted-minutes = Được tính, cộng dồn { $sum } phút
proof-weekend = Ngày nghỉ hằng tuần
proof-off = Nghỉ: { $name }
proof-swapped-in = Ngày làm bù: { $name }
proof-paused-all-day = Tạm dừng cả ngày
proof-paused-working-day = Tạm dừng cả ngày làm việc
proof-paused = Tạm dừng { $minutes } phút
proof-pause-too-short = Chỉ tạm dừng { $minutes } phút nên ngày này vẫn được tính
proof-same-date = Cùng ngày, sau { $months } tháng
proof-same-date-clipped = Sau { $months } tháng; tháng này không có ngày đó nên lấy ngày cuối tháng
proof-made-up = Tính bù cho { $days } ngày tạm dừng
proof-last-day-moved = Thời hạn hết vào ngày { $date } là ngày không tính; chuyển sang ngày này
proof-due = Đến hạn lúc { $time }
proof-day = ngày { $n }
proof-minutes = { $minutes } phút
deadline-allowance = Thời hạn không đúng. Ví dụ: 5wd, 16wh, 10d, 1m, same-day
deadline-allowance-too-long = Thời hạn dài quá: tối đa { $max }
deadline-too-many-pauses = Quá nhiều lần tạm dừng: tối đa { $max }
deadline-pause-backwards = Lần tạm dừng thứ { $n } kết thúc trước khi bắt đầu
deadline-pauses-overlap = Lần tạm dừng thứ { $n } bắt đầu khi lần trước chưa kết thúc
deadline-still-paused = Đang tạm dừng từ { $since } nên chưa biết ngày đến hạn
deadline-calendar-ends = Lịch nghỉ chưa có cho ngày { $date }; hiện có từ { $from } đến { $to }
deadline-calendar-wrong = Lịch làm việc trong gói không dùng được: { $detail }
deadline-too-long = Cách tính dài quá { $max } dòng

## Trang quản trị và dữ liệu mẫu
site-default = Một cửa
admin-menu = Quản trị
admin-version = Phiên bản
admin-database = Cơ sở dữ liệu
admin-node = Nút
admin-clock = Đồng hồ nghiệp vụ
admin-demo = Bản trình diễn
admin-tls = Kết nối mã hoá (TLS)
admin-yes = Có
admin-no = Không
sample-site = Một cửa Quảng Trị
sample-name = Nguyễn Thị Mẫu
sample-agency = UBND phường 1, thành phố Đông Hà
sample-menu-first = Thủ tục
sample-menu-second = Theo dõi hồ sơ

### pages

## The frame
frame-skip = Đến nội dung chính
frame-menu = Mục chính
frame-sign-in = Đăng nhập
frame-sign-out = Đăng xuất
frame-other-language = English
frame-demo = Bản trình diễn.
frame-demo-note = Người và hồ sơ ở đây đều là giả định, không có giá trị pháp lý.
frame-clock = Đồng hồ của hệ thống: { $clock }.
frame-foot = Ngày hẹn nào cũng kèm cách tính, con số nào cũng tính từ chính các hồ sơ.
frame-made-with = Phần mềm mở Motcua { $version }, giấy phép EUPL-1.2.
frame-api = Giao diện lập trình
frame-wall = Màn hình sảnh

## Components
ui-errors-title = Có chỗ cần sửa
ui-error = Lỗi:
ui-optional = (không bắt buộc)
ui-day = Ngày
ui-month = Tháng
ui-year = Năm
ui-file-sent = đã gửi
ui-file-drop = Bỏ tệp { $name }
ui-choose = Chọn một mục
ui-step = Bước { $step }/{ $steps }
ui-back = Quay lại
ui-change = Sửa
ui-unknown = Chưa rõ
ui-pages = Các trang
ui-previous = Trang trước
ui-next = Trang sau
ui-due = Hẹn trả kết quả
ui-due-expected = Dự kiến trả kết quả
ui-due-still = Đang tạm dừng
ui-due-expected-note = Ngày hẹn chính thức được tính từ khi bộ phận Một cửa tiếp nhận hồ sơ.
ui-due-moved = Đã hẹn lại. Ngày hẹn đầu tiên: { $before }.
ui-due-apology = Cơ quan xin lỗi vì chậm trả. Lý do: { $reason }
ui-proof-title = Vì sao là ngày này?
ui-proof-title-first = Vì sao là ngày hẹn đầu tiên?
ui-proof-allowance = Thời hạn: { $allowance }.
ui-proof-rule = Thời hạn: { $allowance }. Tính theo: { $rule }.
ui-proof-caption = Cách tính ngày hẹn trả, từng ngày một
ui-proof-day = Ngày
ui-proof-counts = Tính
ui-proof-why = Vì sao
ui-proof-yes = Có tính
ui-proof-no = Không tính
ui-stages = Các chặng của hồ sơ
ui-stage-done = (đã xong)
ui-readers-caption = Người đã xem thông tin cá nhân trong hồ sơ
ui-reader-who = Người xem
ui-reader-reason = Lý do
ui-reader-last = Lần cuối
ui-reader-times = Số lần

## Signing in
entry-title = Đăng nhập
entry-login = Tên đăng nhập
entry-password = Mật khẩu
entry-button = Đăng nhập
entry-help = Chưa có tài khoản, hoặc quên mật khẩu?
entry-demo-title = Tài khoản dùng thử
entry-demo-intro = Mật khẩu chung:
entry-demo-does = Để làm gì

## Problems
problem-page-back = Quay lại trang vừa rồi
problem-page-ways = Bạn có thể
problem-page-home = về trang đầu
problem-page-procedures = tìm thủ tục
problem-page-track = tra cứu hồ sơ bằng mã
problem-page-help = đọc trang trợ giúp
problem-page-reference = Khi nhờ bộ phận Một cửa hoặc người quản trị giúp, hãy cho biết mã này:

## Help
help-title = Trợ giúp
help-apply-title = Nộp hồ sơ thế nào?
help-apply-find = Tìm thủ tục theo việc cần làm. Trang thủ tục ghi giấy tờ phải có, phí, lệ phí, thời hạn và nơi nộp.
help-to-procedures = Tìm thủ tục
help-apply-online = Nộp trên mạng: đăng nhập, mở trang thủ tục và bấm “Nộp hồ sơ”. Không phải thủ tục nào cũng nộp trên mạng được; trang thủ tục cho biết.
help-apply-desk = Nộp tại quầy: mang giấy tờ đến bộ phận Một cửa, không cần tài khoản.
help-track-title = Hồ sơ đến đâu rồi?
help-track = Giấy tiếp nhận có mã hồ sơ và mã tra cứu; nhập cả hai để xem. Nếu có tài khoản, hãy đăng nhập và mở “Hồ sơ của tôi”.
help-to-track = Tra cứu hồ sơ
help-track-key = Ai có mã tra cứu xem được tiến độ, đánh giá và gửi phản ánh thay bạn: chỉ đưa mã cho người bạn tin.
help-account-title = Tài khoản và mật khẩu
help-account = Ở phiên bản này, tài khoản do cơ quan của tỉnh lập; chưa tự đăng ký trên mạng được.
help-password = Quên mật khẩu: hãy mang thẻ căn cước đến bộ phận Một cửa.
help-data-title = Dữ liệu của bạn
help-data-readers = Ai đã xem hồ sơ: trang hồ sơ liệt kê từng người, lý do và lần xem gần nhất.
help-data-correct = Sửa nội dung khai: nhờ bộ phận Một cửa sửa trước khi có kết quả.
help-data-erase = Xóa dữ liệu: sau khi hồ sơ kết thúc, gửi văn bản đến cơ quan đã giải quyết. Cơ quan xem xét theo pháp luật về bảo vệ dữ liệu cá nhân.
help-voice-title = Chưa hài lòng về cách giải quyết?
help-voice = Mở hồ sơ và chọn “Gửi phản ánh về hồ sơ này”. Phản ánh đến thẳng lãnh đạo cơ quan giải quyết và được trả lời ngay trên trang đó.
help-voice-law = Khiếu nại, tố cáo không gửi ở đây: hãy gửi đến người đứng đầu cơ quan có liên quan, theo Luật Khiếu nại, Luật Tố cáo.
help-lang-title = Ngôn ngữ
help-lang = Nút “English” ở đầu mỗi trang chuyển trang sang tiếng Anh; bấm lần nữa để về tiếng Việt.
help-contact-title = Cần người giúp
help-contact = Hãy hỏi bộ phận Một cửa nơi bạn nộp hồ sơ. Hệ thống này chưa được cho biết số điện thoại hỗ trợ nào của tỉnh, nên trang này không ghi số nào.
help-contact-code = Trang báo lỗi nào cũng có một mã ở cuối trang. Hãy ghi hoặc chụp lại mã đó để người giúp bạn tìm ra việc đã xảy ra.

## Administration
admin-page-title = Quản trị
admin-page-systems = Các hệ thống đang chạy
admin-page-system = Hệ thống
admin-page-endpoints = Địa chỉ
admin-page-permissions = Quyền
admin-page-jobs = Việc nền
admin-page-papers = Mẫu giấy tờ
admin-page-facts = Sự kiện báo ra

## What other systems put beside a case
slot-failed = Phần này tạm thời chưa xem được. Hãy tải lại trang sau ít phút.
slot-sample-title = Phần do hệ thống khác đặt vào trang
too-many-guesses-title = Đã nhập sai mã tra cứu quá nhiều lần
too-many-guesses-hint = Hãy thử lại sau { $minutes } phút, hoặc mang giấy tiếp nhận đến Bộ phận Một cửa.
