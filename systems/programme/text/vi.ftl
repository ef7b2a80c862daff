
### figures

system-title = Chương trình cải cách hành chính
menu-targets = Chỉ tiêu
as-of-title = Ngày hoặc thời điểm không hợp lệ
as-of-hint = Viết ngày theo dạng 2024-12-30, hoặc thời điểm theo dạng 2024-12-30T17:00:00+07:00.
cursor-title = Vị trí trang không hợp lệ
cursor-hint = Hãy mở lại danh sách từ đầu.
quick-today = Hôm nay
quick-month-end = Đến { $date }
no-threshold = chưa có mức
threshold-at-least = từ { $percent } % trở lên
met-yes = Đạt
met-no = Chưa đạt
met-unknown = Chưa có số liệu
counted-on-time = { $good } trên { $all } hồ sơ đã giải quyết
counted-on-time-overdue = { $good } trên { $all } hồ sơ đã giải quyết; còn { $overdue } hồ sơ đang quá hạn
counted-online = { $good } trên { $all } hồ sơ đã tiếp nhận
how-on-time = Hồ sơ có kết quả từ đầu năm, đúng hoặc trước ngày hẹn đầu tiên. Hồ sơ đã xin lỗi và hẹn lại vẫn tính là trễ; hồ sơ người dân rút không tính.
how-online = Hồ sơ tiếp nhận từ đầu năm được nộp trực tuyến, trên tất cả hồ sơ tiếp nhận.
records-all = Tất cả
records-missing = Chưa đạt
record-on-time = Đúng hạn
record-late = Trễ hạn
record-online = Trực tuyến
record-not-online = Không trực tuyến
record-synthetic = Hồ sơ mẫu của bản trình diễn

### pages

targets-title = Chỉ tiêu cải cách hành chính
targets-intro = Mỗi con số được tính từ chính các hồ sơ, vào bất kỳ ngày nào, và mở ra được từng hồ sơ.
targets-day-label = Tính đến hết ngày
targets-show = Xem
targets-quick = Chọn nhanh ngày
targets-caption = Kết quả tính đến hết { $day }
target-name = Chỉ tiêu
target-value = Kết quả
target-threshold = Mục tiêu
target-state = Đánh giá
target-records = Hồ sơ đã đếm
targets-elsewhere = { $count } chỉ tiêu khác của chương trình chưa tính từ hệ thống này.
records-of = { $id }, tính đến hết { $day }
records-against = so với mục tiêu { $threshold }
records-filters = Lọc hồ sơ
records-count = { $count } hồ sơ
records-none = Không có hồ sơ nào ở mục này.
record-case = Hồ sơ
record-agency = Cơ quan
record-received = Tiếp nhận
record-due = Hẹn trả
record-finished = Có kết quả
record-counted-as = Được tính là
