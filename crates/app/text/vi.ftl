### Lời nhắn của dòng lệnh.

data-folder = Không tạo được thư mục dữ liệu { $folder }: { $error }
database-open = Không mở được cơ sở dữ liệu { $database }: { $error }
database-migrate = Không chuẩn bị được các bảng dữ liệu: { $error }
database-trouble = Cơ sở dữ liệu không thực hiện được: { $error }
config-read = Không đọc được cấu hình: { $error }
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
seed-refused = Không tạo được hồ sơ mẫu: { $error }
accounts-heading = Tài khoản trình diễn, mật khẩu đều là { $password }:
demo-clock = Đồng hồ của bản trình diễn: { $when }
demo-playing = Đang chạy { $count } hồ sơ mẫu của năm 2024 qua đúng đường ghi thật…
demo-played = Đã có { $count } hồ sơ mẫu trong dữ liệu.
rebuilt = Đã dựng lại { $streams } hồ sơ từ { $events } sự kiện.
migrated = Các bảng dữ liệu đã sẵn sàng.
admin-made = Đã tạo quản trị viên { $login }.
admin-password = Hãy nhập mật khẩu (ít nhất { $min } ký tự) rồi nhấn Enter.
admin-password-short = Mật khẩu phải có ít nhất { $min } ký tự.
pack-clean = Gói dữ liệu hợp lệ: { $files } tệp, { $notices } điểm còn chưa rõ được ghi nhận.
pack-broken = Gói dữ liệu có { $errors } lỗi.
doctor-good = tốt
doctor-bad = CẦN XEM
doctor-database = Cơ sở dữ liệu
doctor-chains = Chuỗi nhật ký
doctor-chains-said = { $streams } chuỗi, { $events } sự kiện, khớp hết
doctor-packs = Gói dữ liệu
doctor-packs-said = { $procedures } thủ tục, { $agencies } cơ quan
doctor-systems = Phân hệ
stopping = Đang dừng; chờ các yêu cầu dở dang…
deadline-due = Hẹn trả kết quả: { $when }
internal = Lỗi trong chương trình: { $error }

site = Một cửa Quảng Trị
made-up-family = Nguyễn, Trần, Lê, Phạm, Hoàng, Phan, Võ, Đặng, Bùi, Hồ
made-up-middle = Thị, Văn, Minh, Thu, Quốc, Ngọc, Hữu, Thanh
made-up-given = An, Bình, Chi, Dũng, Giang, Hà, Hương, Khánh, Lan, Mai, Nam, Phúc, Quân, Sơn, Tâm, Vy
made-up-place = Quảng Trị

no-demo = Các gói dữ liệu không có phần trình diễn (demo.toml).
