### What the command line says.

data-folder = The data folder { $folder } cannot be made: { $error }
database-open = The database { $database } cannot be opened: { $error }
database-migrate = The tables of the database cannot be made ready: { $error }
database-trouble = The database could not do it: { $error }
data-missing = There is no data at { $path }. Check --data or --database.
data-in-use = A server or another command is using the data { $path }. Stop it, then run this again; if it has just been cut off, wait 15 seconds.
config-missing = There is no configuration file { $file }.
config-unreadable = The configuration file { $file } cannot be opened (the machine says: { $error }).
config-syntax = Configuration file { $file }, line { $line }: it cannot be read. Each line is key = value, text in quotation marks, such as listen = "127.0.0.1:8080".
config-unknown = Configuration file { $file }: there is no key { $key }. The keys are: { $known }.
config-value = Configuration: { $key } cannot be { $given }. { $wanted } Example: { $example }
config-wanted = { $key ->
    [listen] It has to be an address and a port with a colon between them.
    [base_url] It has to be the address that people type, beginning with https:// (http:// for a trial on this machine), without / at the end.
    [database] It has to be sqlite:FILE or postgres://USER@HOST/DATABASE; empty means motcua.db in the data folder.
    [postgres_connections] It has to be a number from 1 to 200.
    [log_format] There are two ways to write it: text or json.
    [log] It has to be a list of log levels with commas between them.
    [node] It has to be a name in quotation marks, not empty.
    [packs] It has to be a list of folders in square brackets.
   *[data] It has to be the name of a folder in quotation marks.
}
port-taken = The address { $address } cannot be opened: { $error }
instant-shape = “{ $given }” is not an instant. Write it as 2024-12-30T07:30:00+07:00.
pause-shape = “{ $given }” is not a pause. Write FROM..TO, such as 2024-12-30T08:00:00+07:00..2024-12-31T08:00:00+07:00.
allow-shape = “{ $given }” is not a time allowed. Write 5wd (working days), 16wh (working hours), 10d (days), 1m (months) or same-day.
deadline-refused = The due date cannot be computed: { $error }
lang-shape = There is no language “{ $given }”. Use vi or en.
no-calendar = The packs have no working calendar for { $date }.
not-a-demo = The folder { $folder } holds a real installation. A demo runs only in a new folder or in its own.
is-a-demo = The folder { $folder } holds a demo. Its data cannot be used for real work.
schema-unknown = There is no schema “{ $given }”. There are: { $known }
paper-unknown = There is no paper “{ $given }”. There are: { $known }
paper-write = { $file } cannot be written: { $why }
list-unknown = “{ $given }” cannot be listed. What can be: { $known }
list-nothing = Nothing in { $kind } has all of the words “{ $words }”. Leave some out, or all of them to see the whole list.
list-until = { $name } (until before { $day })
demo-pack = Pack { $id } { $version }: { $name }
demo-paper = Paper { $name } is printed by the pack's template: { $file }
doctor-papers = Templates
doctor-papers-said = { $name } as the pack has it: { $file }
seed-refused = The sample cases cannot be made: { $error }
accounts-heading = Demo accounts, all with the password { $password }:
demo-clock = The demo's clock: { $when }
demo-playing = Playing { $count } sample cases of 2024 through the real write path…
demo-played = { $count } sample cases are in the data.
rebuilt = Rebuilt { $streams } streams from { $events } events.
migrated = The tables are ready.
account-made = The account { $login } was created.
account-password = Type the password (at least { $min } characters) and press Enter.
account-password-short = The password must have at least { $min } characters.
pack-clean = The pack { $folder } is valid; { $notices } things are recorded as unknown.
pack-broken = { $errors ->
    [one] The pack has 1 error.
   *[other] The pack has { $errors } errors.
 }
doctor-good = good
doctor-bad = LOOK
doctor-database = Database
doctor-chains = Journal chains
doctor-chains-said = { $streams } chains, { $events } events, all match
doctor-packs = Packs
doctor-packs-said = { $procedures } procedures, { $agencies } agencies
doctor-in-force = { $count } of { $all } procedures are in force on { $date }
doctor-pending = { $count } migrations have not run: run motcua migrate
procedure-missing = { $cases } cases under way are of a procedure that is in no pack: { $code }. Check --packs.
doctor-systems = Systems
stopping = Stopping; waiting for requests under way…
deadline-due = Due: { $when }
internal = A fault in the program: { $error }

site = Quảng Trị One Door
made-up-family = Nguyễn, Trần, Lê, Phạm, Hoàng, Phan, Võ, Đặng, Bùi, Hồ, Đỗ, Ngô, Dương, Trương, Đoàn, Lý, Cao, Mai, Thái, Văn
made-up-middle = Văn, Minh, Quốc, Ngọc, Hữu, Thanh, Đức, Công, Xuân, Anh, Đình, Quang, Bá, Trọng
made-up-given = An, Bình, Dũng, Đạt, Giang, Hải, Hiếu, Hoàng, Hùng, Huy, Khánh, Khoa, Long, Nam, Nghĩa, Phong, Phúc, Quân, Sơn, Tài, Thành, Thắng, Tiến, Trung, Tuấn, Vinh

no-demo = The packs have nothing for a demonstration (demo.toml).
made-up-ethnicity = Kinh
doctor-schema-said = { $engine } · { $applied } migrations applied, { $other } not as they should be
role-unknown = There is no role “{ $given }”. Use citizen, desk, officer, leader or admin.
agency-unknown = The packs have no agency with the key or code “{ $given }”. See the list: motcua pack list agencies.
agency-not-now = Note: { $name } does not exist on { $date }.
agency-for-staff = Accounts for desk, officer and leader need --agency; others have none.
import-done = Read { $procedures } procedures; { $changed } files changed; in { $contradictions } places the sources contradict themselves, see the report.
import-report = The report { $file } cannot be written: { $error }
doctor-packs-notices = { $notices } things are recorded as unknown, provisional or remembered; see each with motcua pack check
case-code-shape = “{ $given }” is not a case code. A code looks like 000.00.10.H50-241230-0001.
erase-would = Case { $code } still holds { $pieces } pieces of personal data and { $files } files. Add --yes to erase them; erased data cannot be brought back.
erased = Erased { $pieces } pieces of personal data and { $files } files of case { $code }.
samples-written = { $count } sample pages are in { $folder }.
samples-refused = The sample page { $path } could not be written: { $error }

demo-goes-on = The last start stopped while playing { $count } sample cases; the rest is played now, nothing is played twice…
demo-counting = The cases are written; counting the figures from them…
demo-plan-changed = Only a part of the sample cases is in this data, played by another program or with other packs, so they cannot be continued. Delete the demo's data folder, or choose another with --data.
demo-left-out = There are no sample cases of the procedures { $codes }: their forms ask for something that the program cannot make up.
seed-rate = Wrote { $count } cases in { $seconds } seconds: { $rate } cases a second.
made-up-middle-woman = Thị, Thị Thu, Thị Ngọc, Thị Thanh, Thị Minh, Thị Kim, Thị Hồng, Thùy, Bích, Diệu
made-up-given-woman = An, Chi, Giang, Hà, Hằng, Hiền, Hoa, Hương, Lan, Linh, Loan, Mai, Nga, Ngân, Nhung, Oanh, Phương, Quyên, Tâm, Thảo, Thủy, Trang, Tuyết, Vân, Vy, Yến
made-up-nationality = Việt Nam
made-up-streets = Hùng Vương, Lê Duẩn, Trần Hưng Đạo, Lê Lợi, Nguyễn Huệ, Quốc lộ 9, Lý Thường Kiệt, Nguyễn Trãi, Hàm Nghi, Phan Bội Châu, thôn Trung, thôn Đông, thôn An Hòa, thôn Phú Hậu, khu phố 1, khu phố 3
made-up-address = Số { $number } { $street }, tỉnh Quảng Trị
made-up-firms = Công ty TNHH Một thành viên Gió Lào | Hợp tác xã Nông nghiệp Cửa Việt | Công ty cổ phần Sông Hiếu Xanh | Công ty TNHH Thương mại Lao Bảo | Doanh nghiệp tư nhân Nắng Hạ
made-up-shops = Hộ kinh doanh Quán Ven Sông | Hộ kinh doanh Tạp hóa Bình Minh | Hộ kinh doanh Quán ăn Gió Lào | Hộ kinh doanh Cửa hàng Nắng Hạ | Hộ kinh doanh Vật liệu Sông Hiếu | Hộ kinh doanh Cà phê Cửa Việt
made-up-file = Sample file.pdf
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
