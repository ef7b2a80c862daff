
### figures

system-title = Chương trình cải cách hành chính
menu-targets = Chỉ tiêu
menu-overview = Điều hành
menu-book = Đối chiếu sổ giấy
no-data = Chưa có số liệu
unknown = Chưa rõ
not-kept = không theo dõi
no-threshold = chưa có mức
threshold-at-least = từ { $percent } % trở lên
met-yes = Đạt
met-no = Chưa đạt
met-undecided = Chưa đủ số liệu để kết luận

### what was asked for and cannot be

as-of-title = Ngày hoặc thời điểm không hợp lệ
as-of-hint = Viết ngày theo dạng 2024-12-30, hoặc thời điểm theo dạng 2024-12-30T17:00:00+07:00.
cursor-title = Vị trí trang không hợp lệ
cursor-hint = Hãy mở lại danh sách từ đầu.
day-hint = Viết ngày theo dạng 2024-12-30.
year-hint = Năm phải có 4 chữ số, ví dụ 2024.
span-hint = Chọn một kỳ: year (năm), half (nửa năm), quarter (quý) hoặc month (tháng).
period-backwards = Ngày đầu phải trước hoặc trùng ngày cuối.
by-hint = Chọn một cách chia: agency (cơ quan), level (cấp), field (lĩnh vực) hoặc procedure (thủ tục).
show-hint = Chọn một nhóm: all (tất cả), good (đạt), missing (chưa đạt), late (giải quyết trễ), after_date (xong sau ngày hẹn), requests (yêu cầu bổ sung quá một lần), open (chưa giải quyết), unknown (chưa rõ) hoặc apart (không tính).
agency-hint = Không có cơ quan mang mã “{ $given }”. Mã có dạng 000.08.61.H50.
level-hint = Không có cấp “{ $given }”. Chọn province (tỉnh), district (huyện) hoặc commune (xã).
field-hint = Không có lĩnh vực “{ $given }”. Viết đúng tên lĩnh vực như trong danh mục thủ tục.
procedure-hint = Không có thủ tục mang mã “{ $given }”. Mã có dạng 1.001193.

### what was counted

counted-procedures = { $good } trên { $all } thủ tục đã rõ
counted-times = so sánh được { $count } thủ tục
counted-on-time = { $good } trên { $all } hồ sơ đúng hạn
counted-entered = { $good } trên { $all } hồ sơ theo sổ giấy đã có trong phần mềm
counted-online = { $good } trên { $all } hồ sơ đã tiếp nhận
counted-ballots = { $good } trên { $all } phiếu hài lòng
base-books = { $part } trong { $whole } cơ quan có sổ; các cơ quan khác chưa ghi sổ
base-procedures = tính trên { $part } trong { $whole } thủ tục đã rõ
counted-open = trong đó { $count } hồ sơ quá ngày hẹn đầu, chưa giải quyết xong
counted-unknown = { $count } thủ tục chưa rõ, không tính
apart-no-limit = { $count } hồ sơ không có thời hạn, không tính
apart-days = { $count } lượt ghi sổ lệch với phần mềm
apart-few = { $count } phiếu không nêu riêng để không lộ người trả lời
apart-not-eligible = { $count } thủ tục không đủ điều kiện trực tuyến, không tính
apart-not-whole = { $count } thủ tục chưa làm trực tuyến toàn trình, không tính
apart-other = { $count } mục không thuộc chỉ tiêu
national-of-eligible = Tính trên riêng các thủ tục đủ điều kiện trực tuyến: { $value } ({ $counted }).
how-one-stop = Thủ tục mà mọi cấp và mọi cơ quan tiếp nhận đều có Bộ phận một cửa, theo danh mục có hiệu lực vào ngày cuối kỳ.
how-time-cut = Bình quân phần thời hạn được cắt giảm: thời hạn cam kết (tỉnh rút ngắn, hoặc tổng thời gian của quy trình nội bộ đã phê duyệt) so với thời hạn luật định; mỗi thủ tục tính như nhau.
how-on-time = Hồ sơ giải quyết trong kỳ vào hoặc trước ngày hẹn đầu tiên; hồ sơ quá hạn chưa giải quyết cũng tính là trễ. Xin lỗi và hẹn lại không làm hồ sơ hết trễ. Yêu cầu bổ sung quá một lần tính là trễ (Quyết định 766/QĐ-TTg).
how-entered = Mỗi ngày, số lớn nhất trong sổ giấy, phiếu gọi số và biên lai là số hồ sơ phải có; so với số hồ sơ tiếp nhận không qua mạng trong phần mềm. Ngày chưa nhập sổ không tính.
how-offered = Thủ tục đủ điều kiện có dịch vụ công trực tuyến toàn trình hoặc một phần (mức độ 3, 4 trước đây).
how-national = Thủ tục đã tích hợp lên Cổng Dịch vụ công quốc gia vào ngày cuối kỳ, trên tất cả thủ tục đã rõ.
how-online = Hồ sơ tiếp nhận trong kỳ được nộp trực tuyến, trên tất cả hồ sơ tiếp nhận.
how-means = Dịch vụ trực tuyến toàn trình dùng được bằng ít nhất hai phương tiện, trong đó có điện thoại di động.
how-satisfied = Phiếu khảo sát không ghi tên cho 4 hoặc 5 điểm trên 5, trên tất cả phiếu mở hòm trong kỳ.

### periods and parts

span-year = Năm
span-half = Nửa năm
span-quarter = Quý
span-month = Tháng
period-words = Tính từ { $from } đến { $day }
up-to-end = hết { $day }
up-to-now = lúc { $time }, { $day }
day-to-come = Ngày { $day } chưa đến. Số liệu dưới đây tính đến lúc này.
quick-today = Hôm nay
quick-month-end = Đến { $date }
by-whole = Toàn tỉnh
by-agency = Cơ quan
by-level = Cấp
by-field = Lĩnh vực
by-procedure = Thủ tục
level-all = Mọi cấp
level-province = Cấp tỉnh
level-district = Cấp huyện
level-commune = Cấp xã
level-unknown = Cấp chưa rõ
channel-online = Trực tuyến
channel-post = Bưu chính
channel-direct = Trực tiếp
narrowed-away = Bỏ lọc { $what }: { $name }

### records

records-all = Tất cả
records-good = Đạt
records-missing = Chưa đạt
show-agrees = Khớp
show-differs = Lệch
show-satisfied = Hài lòng
show-dissatisfied = Chưa hài lòng
show-compared = So sánh được
show-open = Quá ngày hẹn đầu, chưa xong
show-late = Giải quyết trễ
show-after-date = Xong sau ngày hẹn
show-requests = Bổ sung quá một lần
show-unknown = Chưa rõ
show-apart = Không tính
record-on-time = Đúng hạn
record-late = Trễ hạn
record-open = Quá ngày hẹn đầu, chưa xong
record-no-limit = Không có thời hạn
record-entered-late = nhập vào phần mềm sau ngày hẹn
why-after-date = xong sau ngày hẹn đầu tiên
why-requests = tính trễ vì yêu cầu bổ sung { $count } lần
why-office = cơ quan đang giải quyết
why-applicant = chờ người nộp bổ sung lần nữa, từ { $date }
why-promised = đã xin lỗi, hẹn lại { $date }
why-missed = đã hẹn lại { $date }, đã quá
record-good = Đạt
record-bad = Chưa đạt
record-worked = hết { $time }
record-synthetic = Hồ sơ mẫu của bản trình diễn
working-days = { $amount } ngày làm việc
working-hours = { $amount } giờ làm việc
real-median = { $median } (trung vị của { $count } hồ sơ)
real-both = trung vị { $median }, bình quân { $mean } ({ $count } hồ sơ)
times-compared = luật định { $statutory }, cam kết { $promised }, thực tế { $real }
time-statutory = Luật định: { $time }
time-promised = Cam kết: { $time }
time-cut = Cắt giảm: { $cut }
time-real = Thực tế: { $real }
online-level = Mức độ trực tuyến: { $level }
online-means = Phương tiện: { $means }
online-full = toàn trình
online-partial = một phần
online-information = chỉ cung cấp thông tin
mean-web = trang web
mean-mobile-web = trang web trên điện thoại
mean-app = ứng dụng điện thoại
mean-kiosk = máy tại quầy
mean-message = tin nhắn
ballot-score = { $score } trên 5 điểm
ballot-withheld = không nêu
ballots-kept = Không ghi ngày và cách nộp; cơ quan hoặc thủ tục có quá ít phiếu thì không nêu, để không ai nhận ra người trả lời.

ballot-synthetic = Phiếu mẫu của bản trình diễn

### pages

targets-title = Chỉ tiêu cải cách hành chính
targets-intro = Mỗi con số được tính từ chính các hồ sơ, vào bất kỳ ngày nào. Công chức có quyền mở được từng hồ sơ; người xem không đăng nhập thấy số đếm.
targets-day-label = Tính đến ngày
targets-show = Xem
targets-quick = Chọn nhanh ngày
targets-spans = Chọn kỳ
targets-narrowed = Đang lọc theo
targets-caption = Kết quả tính đến { $day }
target-name = Chỉ tiêu
target-value = Kết quả
target-threshold = Mục tiêu
target-state = Đánh giá
target-records = Đã đếm
targets-elsewhere = { $count } chỉ tiêu khác của chương trình chưa tính từ hệ thống này.
summary-met = chỉ tiêu đạt
summary-missed = chỉ tiêu chưa đạt
summary-open = chỉ tiêu chưa đủ số liệu
breakdown-records = Xem từng mục đã đếm
breakdown-levels = Lọc theo cấp
breakdown-by = Chia theo
breakdown-none = Chưa có số liệu để chia.
breakdown-caption = Chia theo { $what }, kém nhất đứng đầu
breakdown-table = Tải bảng này (CSV)
parts-cut = Chỉ hiện { $count } dòng đầu. Hãy lọc để xem các dòng sau.
parts-all = Xem tất cả { $count } dòng
csv-from = Từ ngày
csv-to = Đến ngày
csv-code = Mã
csv-name = Tên
csv-percent = Tỷ lệ (%)
csv-late = Trong đó giải quyết trễ
csv-open = Trong đó quá ngày hẹn đầu, chưa xong
csv-statutory = Luật định
csv-promised = Cam kết
csv-real = Thực tế
csv-procedure = Mã thủ tục
csv-agency = Mã cơ quan
csv-channel = Cách nộp
csv-why = Vì sao
csv-not-yet = Chưa xong
csv-cut = Chỉ ghi { $count } hồ sơ đầu. Hãy lọc để lấy các hồ sơ sau.
records-table = Tải danh sách này (CSV)
records-of = { $id }, tính đến { $day }
records-against = so với mục tiêu { $threshold }
records-filters = Lọc danh sách
records-one = { $of ->
    [cases] 1 hồ sơ
    [procedures] 1 thủ tục
    [days] 1 lượt ghi sổ (mỗi cơ quan mỗi ngày một lượt)
   *[ballots] 1 phiếu
}
records-cases = { $shown } hồ sơ
records-procedures = { $shown } thủ tục
records-days = { $shown } lượt ghi sổ (mỗi cơ quan mỗi ngày một lượt)
records-ballots = { $shown } phiếu
records-of-kind = { $count }: { $kind }
records-none = Không có mục nào để hiện ở đây.
record-case = Hồ sơ
record-agency = Cơ quan
record-received = Tiếp nhận
record-due = Hẹn trả lần đầu
record-finished = Giải quyết xong
record-counted-as = Được tính là

### what leaders look at first

overview-title = Điều hành: trễ ở đâu, vì sao
overview-whose = Phạm vi
whose-province = Toàn tỉnh
whose-own = Cơ quan tôi
overview-share = đúng hạn
overview-late = giải quyết trễ
overview-open = quá ngày hẹn đầu, chưa xong
overdue-parts = { $what } ({ $parts })
overdue-promised = { $count } đã hẹn lại
overdue-missed = { $count } đã quá cả ngày hẹn lại
overdue-applicant = { $count } chờ người nộp bổ sung
overview-all = Xem tất cả
overview-why = Vì sao trễ
overview-cause = Nguyên nhân
overview-cases = Số hồ sơ
cause-open = Đã quá ngày hẹn đầu, chưa giải quyết xong
cause-after-date = Giải quyết xong sau ngày hẹn đầu tiên
cause-requests = Yêu cầu bổ sung quá một lần (dù xong đúng hẹn)
overview-agencies = Cơ quan có nhiều hồ sơ trễ nhất
overview-agencies-none = Không cơ quan nào có hồ sơ trễ trong kỳ này.
overview-procedures = Thủ tục có nhiều hồ sơ trễ nhất
overview-procedures-none = Không thủ tục nào có hồ sơ trễ trong kỳ này.
overview-oldest = Quá hạn lâu nhất
overview-oldest-none = Không có hồ sơ nào quá hạn mà chưa giải quyết.
overview-programme = Toàn bộ chương trình
overview-programme-open = Xem các chỉ tiêu

### the desk's book
book-title = Đối chiếu sổ giấy với phần mềm
book-intro = Cuối ngày, ghi lại những gì quầy đã đếm trên giấy. Số lớn nhất được so với số hồ sơ trong phần mềm để biết có hồ sơ nào chưa nhập.
book-which = Cần ghi ít nhất một trong ba số. Số nào quầy không đếm thì để trống.
book-day = Ngày
book-entries = Sổ giấy
book-entries-hint = Số hồ sơ ghi trong sổ tiếp nhận của ngày đó.
book-tickets = Phiếu gọi số
book-tickets-hint = Số phiếu lấy để nộp hồ sơ, không kể phiếu hỏi hoặc nhận kết quả.
book-receipts = Biên lai
book-receipts-hint = Số biên lai thu phí, lệ phí khi nộp hồ sơ tại quầy.
book-note = Giải thích chênh lệch
book-note-hint = Bắt buộc khi số giấy và phần mềm lệch nhau: ghi vì sao. Không ghi tên người nộp. Tối đa { $max } ký tự.
book-note-needed = Trên giấy là { $paper }, phần mềm có { $cases }: hãy ghi vì sao lệch
book-enter = Ghi số của ngày này
book-known = Ngày này đã có số, ghi lúc { $when }. Ghi số khác là đính chính; số cũ được giữ lại.
book-done = Đã ghi số của ngày { $day }.
book-already = Số của ngày { $day } đã được ghi như vậy từ trước; không có gì thay đổi.
book-history = Các lần ghi của ngày này
book-when = Ghi lúc
book-holds = đang dùng
book-days = Những ngày gần đây
book-days-none = Chưa ngày nào trong năm nay được ghi.
book-cases = Hồ sơ trong phần mềm
book-counted-title = Hồ sơ phần mềm đã đếm ngày { $day }
book-counted-how = Gồm hồ sơ cơ quan tiếp nhận trong ngày, nộp tại quầy hoặc qua bưu chính; không kể hồ sơ nộp trực tuyến và hồ sơ chưa bấm “Tiếp nhận”.
book-counted-none = Chưa có hồ sơ nào.
book-channel = Cách nộp
book-difference = Đối chiếu
day-agrees = Khớp
day-missing = Thiếu { $count } hồ sơ trong phần mềm
day-more = Phần mềm nhiều hơn { $count } hồ sơ
book-day-future = Ngày này chưa đến. Ghi số của hôm nay hoặc ngày trước.
book-day-old = Ngày này quá xa. Chỉ ghi được trong vòng { $days } ngày.
book-count-hint = Ghi một số từ 0 đến { $max }, chỉ gồm chữ số.
book-nothing = Ghi ít nhất một trong ba số: sổ giấy, phiếu gọi số hoặc biên lai.
book-no-agency-title = Tài khoản này không thuộc quầy của cơ quan nào
book-no-agency-hint = Chỉ công chức tại Bộ phận một cửa ghi sổ cho cơ quan mình. Hãy liên hệ quản trị viên nếu tài khoản của bạn thiếu cơ quan.
sample-note = Một hồ sơ ghi sổ nhưng người nộp rút lại ngay
