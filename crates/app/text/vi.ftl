### Lời nhắn của dòng lệnh.

data-folder = Không tạo được thư mục dữ liệu { $folder }: { $error }
database-open = Không mở được cơ sở dữ liệu { $database }: { $error }
database-migrate = Không chuẩn bị được các bảng dữ liệu: { $error }
database-trouble = Cơ sở dữ liệu không thực hiện được: { $error }
data-missing = Không có dữ liệu ở { $path }. Kiểm tra lại --data hoặc --database.
data-in-use = Dữ liệu { $path } đang được một máy chủ hay một lệnh khác dùng. Hãy dừng nó rồi chạy lại; nếu nó vừa tắt đột ngột, đợi 15 giây.
config-missing = Không có tệp cấu hình { $file }.
config-unreadable = Không mở được tệp cấu hình { $file } (máy báo: { $error }).
config-syntax = Tệp cấu hình { $file }, dòng { $line }: không đọc được. Mỗi dòng là khóa = giá trị, chữ đặt trong ngoặc kép, ví dụ listen = "127.0.0.1:8080".
config-unknown = Tệp cấu hình { $file }: không có khóa { $key }. Các khóa dùng được: { $known }.
config-value = Cấu hình: { $key } không thể là { $given }. { $wanted } Ví dụ: { $example }
config-wanted = { $key ->
    [listen] Cần địa chỉ và cổng, cách nhau bằng dấu hai chấm.
    [base_url] Cần địa chỉ mà mọi người gõ, bắt đầu bằng https:// (http:// khi chạy thử trên máy), không có dấu / ở cuối.
    [database] Cần sqlite:TỆP hoặc postgres://NGƯỜI@MÁY/CƠ-SỞ-DỮ-LIỆU; để trống thì dùng motcua.db trong thư mục dữ liệu.
    [postgres_connections] Cần một số từ 1 đến 200.
    [log_format] Chỉ có hai cách ghi: text hoặc json.
    [log] Cần danh sách mức ghi, cách nhau bằng dấu phẩy.
    [node] Cần một tên trong ngoặc kép, không để trống.
    [packs] Cần danh sách thư mục trong ngoặc vuông.
   *[data] Cần tên một thư mục trong ngoặc kép.
}
port-taken = Không mở được địa chỉ { $address }: { $error }
instant-shape = “{ $given }” không phải là một thời điểm. Viết theo dạng 2024-12-30T07:30:00+07:00.
pause-shape = “{ $given }” không phải là một khoảng tạm dừng. Viết TỪ..ĐẾN, ví dụ 2024-12-30T08:00:00+07:00..2024-12-31T08:00:00+07:00.
allow-shape = “{ $given }” không phải là một thời hạn. Viết 5wd (ngày làm việc), 16wh (giờ làm việc), 10d (ngày), 1m (tháng) hoặc same-day (trong ngày).
deadline-refused = Không tính được ngày hẹn trả: { $error }
lang-shape = Ngôn ngữ “{ $given }” chưa có. Dùng vi hoặc en.
no-calendar = Gói dữ liệu không có lịch làm việc cho ngày { $date }.
not-a-demo = Thư mục { $folder } chứa một hệ thống thật. Bản trình diễn chỉ chạy trên thư mục mới hoặc thư mục của chính nó.
is-a-demo = Thư mục { $folder } chứa bản trình diễn. Không dùng dữ liệu trình diễn để chạy thật.
schema-unknown = Không có lược đồ “{ $given }”. Hiện có: { $known }
paper-unknown = Không có giấy “{ $given }”. Hiện có: { $known }
paper-write = Không ghi được { $file }: { $why }
list-unknown = Không liệt kê được “{ $given }”. Liệt kê được: { $known }
list-nothing = Không có mục nào trong { $kind } có đủ các chữ “{ $words }”. Bớt chữ, hoặc bỏ hết để xem cả danh sách.
list-until = { $name } (đến trước { $day })
demo-pack = Gói { $id } { $version }: { $name }
demo-paper = Giấy { $name } in theo mẫu của gói: { $file }
doctor-papers = Mẫu giấy
doctor-papers-said = { $name } theo mẫu của gói: { $file }
seed-refused = Không tạo được hồ sơ mẫu: { $error }
accounts-heading = Tài khoản trình diễn, mật khẩu đều là { $password }:
demo-clock = Đồng hồ của bản trình diễn: { $when }
demo-playing = Đang chạy { $count } hồ sơ mẫu của năm 2024 qua đúng đường ghi thật…
demo-played = Đã có { $count } hồ sơ mẫu trong dữ liệu.
rebuilt = Đã dựng lại { $streams } hồ sơ từ { $events } sự kiện.
migrated = Các bảng dữ liệu đã sẵn sàng.
account-made = Đã tạo tài khoản { $login }.
account-password = Hãy nhập mật khẩu (ít nhất { $min } ký tự) rồi nhấn Enter.
account-password-short = Mật khẩu phải có ít nhất { $min } ký tự.
pack-clean = Gói dữ liệu { $folder } hợp lệ; { $notices } điểm còn chưa rõ được ghi nhận.
pack-broken = Gói dữ liệu có { $errors } lỗi.
doctor-good = tốt
doctor-bad = CẦN XEM
doctor-database = Cơ sở dữ liệu
doctor-chains = Chuỗi nhật ký
doctor-chains-said = { $streams } chuỗi, { $events } sự kiện, khớp hết
doctor-packs = Gói dữ liệu
doctor-packs-said = { $procedures } thủ tục, { $agencies } cơ quan
doctor-in-force = { $count } trong { $all } thủ tục có hiệu lực ngày { $date }
doctor-pending = { $count } lần đổi bảng chưa chạy: chạy motcua migrate
procedure-missing = { $cases } hồ sơ đang giải quyết thuộc thủ tục không có trong gói dữ liệu nào: { $code }. Kiểm tra lại --packs.
doctor-systems = Phân hệ
stopping = Đang dừng; chờ các yêu cầu dở dang…
deadline-due = Hẹn trả kết quả: { $when }
internal = Lỗi trong chương trình: { $error }

site = Một cửa Quảng Trị
made-up-family = Nguyễn, Trần, Lê, Phạm, Hoàng, Phan, Võ, Đặng, Bùi, Hồ, Đỗ, Ngô, Dương, Trương, Đoàn, Lý, Cao, Mai, Thái, Văn
made-up-middle = Văn, Minh, Quốc, Ngọc, Hữu, Thanh, Đức, Công, Xuân, Anh, Đình, Quang, Bá, Trọng
made-up-given = An, Bình, Dũng, Đạt, Giang, Hải, Hiếu, Hoàng, Hùng, Huy, Khánh, Khoa, Long, Nam, Nghĩa, Phong, Phúc, Quân, Sơn, Tài, Thành, Thắng, Tiến, Trung, Tuấn, Vinh

no-demo = Các gói dữ liệu không có phần trình diễn (demo.toml).
made-up-ethnicity = Kinh
doctor-schema-said = { $engine } · { $applied } lần đổi bảng đã chạy, { $other } chưa khớp
role-unknown = Không có vai trò “{ $given }”. Dùng citizen, desk, officer, leader hoặc admin.
agency-unknown = Các gói dữ liệu không có cơ quan nào có khóa hay mã “{ $given }”. Xem danh sách bằng motcua pack list agencies.
agency-not-now = Lưu ý: { $name } không còn hoặc chưa có vào ngày { $date }.
agency-for-staff = Tài khoản desk, officer, leader cần --agency; tài khoản khác thì không.
import-done = Đã đọc { $procedures } thủ tục; { $changed } tệp thay đổi; { $contradictions } chỗ nguồn tự mâu thuẫn, đã ghi lại trong báo cáo.
import-report = Không ghi được báo cáo { $file }: { $error }
doctor-packs-notices = { $notices } điều ghi là chưa biết, tạm hoặc theo trí nhớ; xem từng điều bằng motcua pack check
case-code-shape = “{ $given }” không phải là mã hồ sơ. Mã có dạng 000.00.10.H50-241230-0001.
erase-would = Hồ sơ { $code } còn { $pieces } mục dữ liệu cá nhân và { $files } tệp. Thêm --yes để xóa; dữ liệu đã xóa không lấy lại được.
erased = Đã xóa { $pieces } mục dữ liệu cá nhân và { $files } tệp của hồ sơ { $code }.
samples-written = Đã ghi { $count } trang mẫu vào { $folder }.
samples-refused = Không ghi được trang mẫu { $path }: { $error }

demo-goes-on = Lần trước dừng khi đang chạy { $count } hồ sơ mẫu; bây giờ chạy tiếp phần còn lại, không làm lại phần đã có…
demo-counting = Đã ghi xong hồ sơ; đang tính các chỉ tiêu từ những hồ sơ đó…
demo-plan-changed = Dữ liệu này mới chạy một phần hồ sơ mẫu bằng chương trình hoặc gói dữ liệu khác, nên không chạy tiếp được. Hãy xóa thư mục dữ liệu của bản trình diễn hoặc chọn thư mục khác bằng --data.
demo-left-out = Không có hồ sơ mẫu cho các thủ tục { $codes }: tờ khai hỏi điều mà chương trình không tự đặt ra được.
seed-rate = Đã ghi { $count } hồ sơ trong { $seconds } giây: { $rate } hồ sơ mỗi giây.
made-up-middle-woman = Thị, Thị Thu, Thị Ngọc, Thị Thanh, Thị Minh, Thị Kim, Thị Hồng, Thùy, Bích, Diệu
made-up-given-woman = An, Chi, Giang, Hà, Hằng, Hiền, Hoa, Hương, Lan, Linh, Loan, Mai, Nga, Ngân, Nhung, Oanh, Phương, Quyên, Tâm, Thảo, Thủy, Trang, Tuyết, Vân, Vy, Yến
made-up-nationality = Việt Nam
made-up-streets = Hùng Vương, Lê Duẩn, Trần Hưng Đạo, Lê Lợi, Nguyễn Huệ, Quốc lộ 9, Lý Thường Kiệt, Nguyễn Trãi, Hàm Nghi, Phan Bội Châu, thôn Trung, thôn Đông, thôn An Hòa, thôn Phú Hậu, khu phố 1, khu phố 3
made-up-address = Số { $number } { $street }, tỉnh Quảng Trị
made-up-firms = Công ty TNHH Một thành viên Gió Lào | Hợp tác xã Nông nghiệp Cửa Việt | Công ty cổ phần Sông Hiếu Xanh | Công ty TNHH Thương mại Lao Bảo | Doanh nghiệp tư nhân Nắng Hạ
made-up-shops = Hộ kinh doanh Quán Ven Sông | Hộ kinh doanh Tạp hóa Bình Minh | Hộ kinh doanh Quán ăn Gió Lào | Hộ kinh doanh Cửa hàng Nắng Hạ | Hộ kinh doanh Vật liệu Sông Hiếu | Hộ kinh doanh Cà phê Cửa Việt
made-up-file = Tệp mẫu.pdf
made-up-papers = Các giấy tờ theo danh mục của thủ tục. | Đã nộp bản chụp các giấy tờ theo danh mục. | Giấy tờ theo hướng dẫn của bộ phận Một cửa.
made-up-content = Đề nghị giải quyết theo giấy tờ kèm theo. | Đề nghị giải quyết cho bản thân tôi, cần trước cuối tháng. | Đề nghị giải quyết cho người trong gia đình. | Đề nghị cấp theo quy định và trả kết quả theo giấy hẹn.
made-up-asked = Giấy tờ bị mờ, chưa đọc được số; đề nghị nộp lại bản rõ. | Còn thiếu giấy tờ theo danh mục của thủ tục. | Bản sao chưa được chứng thực, đề nghị nộp bản chứng thực hoặc mang bản chính để đối chiếu. | Thông tin trên giấy tờ chưa khớp với tờ khai, đề nghị bổ sung giấy tờ chứng minh.
made-up-asked-again = Giấy tờ bổ sung lần trước hết giá trị sử dụng nên phải hỏi lại. | Lần trước cơ quan chưa nêu hết giấy tờ còn thiếu; xin lỗi ông/bà về việc này.
made-up-not-brought = Đã quá thời hạn bổ sung mà chưa nhận được giấy tờ. | Đã nhắc qua điện thoại nhưng chưa nhận được giấy tờ bổ sung.
made-up-refused = Không thuộc thẩm quyền của cơ quan này; đề nghị nộp tại cơ quan nơi cư trú. | Không thuộc trường hợp được giải quyết theo thủ tục này. | Hồ sơ trùng với hồ sơ đã nộp trước đó.
made-up-withdrawn = Tôi chưa chuẩn bị đủ giấy tờ, sẽ nộp lại sau. | Tôi nộp nhầm thủ tục. | Gia đình đổi ý, không còn nhu cầu.
made-up-stopped = Người nộp đề nghị dừng để giải quyết tranh chấp. | Phát hiện hồ sơ trùng với hồ sơ khác đang giải quyết.
made-up-corrected = Người nộp gọi điện đề nghị sửa số điện thoại. | Sửa số điện thoại theo đề nghị tại quầy.
made-up-late = Hồ sơ cần xác minh thêm tại cơ sở. | Cơ quan phối hợp chưa trả lời đúng hạn. | Số hồ sơ tăng cao, cán bộ xử lý không kịp. | Hệ thống của cơ quan chuyên ngành gián đoạn nhiều ngày.
made-up-answered = Chi cục Thuế khu vực | Phòng chuyên môn cấp trên | Cơ quan Bảo hiểm xã hội | Công an cấp xã
made-up-note = Đã kiểm tra, hồ sơ đạt yêu cầu. | Đề nghị xem kỹ phần diện tích. | Đã xác minh, không có vướng mắc.
made-up-denied = Không đủ điều kiện theo quy định của thủ tục; căn cứ nêu trong văn bản trả lời. | Giấy tờ chứng minh không còn giá trị; ông/bà có thể nộp lại khi có giấy tờ mới.
made-up-sent-back = Dự thảo ghi sai ngày, đề nghị sửa. | Bổ sung căn cứ pháp lý vào văn bản. | Kiểm tra lại tên người nộp.
made-up-reopened = Văn bản đã ký ghi sai họ tên, thu hồi trước khi trả. | Phát hiện nhầm số, thu hồi để ký lại.
made-up-book-note = Ghi sót một hồ sơ vào phần mềm, đã báo cán bộ nhập bổ sung. | Có người ghi sổ rồi xin rút trước khi nhập máy. | Mạng chậm, hồ sơ cuối ngày nhập sang hôm sau.
