### Đánh giá mức độ hài lòng sau khi có kết quả

title = Đánh giá mức độ hài lòng
menu-results = Mức độ hài lòng
menu-comments = Góp ý

## The questions, as on the card of the survey (five factors of SIPAS)
question = { $key ->
    [overall] Nhìn chung, ông/bà hài lòng thế nào về việc giải quyết hồ sơ này?
    [access] Tiếp cận dịch vụ hành chính công
    [procedure] Thủ tục hành chính
    [officer] Công chức trực tiếp giải quyết công việc
    [result] Kết quả cung cấp dịch vụ hành chính công
   *[feedback] Việc tiếp nhận, giải quyết góp ý, phản ánh, kiến nghị
}
question-hint = { $key ->
    [access] Nơi nộp, nơi ngồi chờ, cổng trực tuyến, thông tin hướng dẫn
    [procedure] Giấy tờ phải nộp, phí và lệ phí, thời hạn có đúng như niêm yết không
    [officer] Thái độ, cách trả lời và hướng dẫn, mức độ thành thạo công việc
    [result] Kết quả có đúng quy định, đầy đủ, chính xác và đúng hẹn không
   *[feedback] Có dễ góp ý không, có được trả lời không
}
answer = { $score ->
    [1] Rất không hài lòng
    [2] Không hài lòng
    [3] Bình thường
    [4] Hài lòng
   *[other] Rất hài lòng
}
question-comment = Ý kiến khác của ông/bà
question-comment-hint = Tối đa { $max } ký tự. Xin đừng ghi họ tên, số giấy tờ, số điện thoại của ai: ý kiến này không ghi người viết.

## Rating a case
rate-title = Đánh giá việc giải quyết hồ sơ
rate-open = Trả lời phiếu đánh giá
rate-intro = Phiếu không ghi tên và không ghi mã hồ sơ. Chỉ câu đầu là bắt buộc. Mỗi hồ sơ đánh giá một lần, gửi rồi thì không sửa và không tìm lại được.
rate-button = Bỏ phiếu đánh giá
rate-results = Xem kết quả đánh giá của toàn tỉnh
rate-until = Có thể đánh giá hồ sơ này đến hết ngày { $day }.
rate-not-yet = Hồ sơ này chưa có kết quả để đánh giá. Sau khi nhận kết quả, ông/bà hãy mở lại trang này.
rate-used = Hồ sơ này đã được đánh giá. Cảm ơn ông/bà. Phiếu nằm trong hòm và được mở cùng các phiếu khác; không ai, kể cả cơ quan giải quyết, biết phiếu nào là của hồ sơ này.
rate-ended = Đã hết thời gian đánh giá (đến ngày { $day }, { $days } ngày kể từ khi có kết quả). Nếu vẫn muốn góp ý, ông/bà hãy liên hệ bộ phận Một cửa.

## Refusals
no-right-title = Hồ sơ này chưa thể đánh giá
no-right-hint = Chỉ đánh giá được sau khi có kết quả. Nếu vừa nhận kết quả, hãy thử lại sau ít phút.
ended-title = Thời gian đánh giá hồ sơ này đã hết
ended-hint = Nếu vẫn muốn góp ý, hãy liên hệ bộ phận Một cửa.
voted-title = Hồ sơ này đã được đánh giá
voted-hint = Mỗi hồ sơ đánh giá một lần. Phiếu trước vẫn giữ nguyên, phiếu này không được tính.
office-title = Cơ quan không đánh giá thay người nộp
office-hint = Người nộp đánh giá bằng tài khoản của mình, hoặc bằng mã hồ sơ và mã tra cứu trên giấy tiếp nhận.
moderator-only-title = Cơ quan không tự chọn góp ý về mình
moderator-only-hint = Người quản trị đọc trước, rồi cơ quan đọc những góp ý đã được cho qua.
wrong-year = Hãy ghi năm bằng bốn chữ số, ví dụ 2024
wrong-agency = Hãy ghi mã định danh cơ quan, ví dụ 000.08.61.H50
wrong-procedure = Hãy ghi mã thủ tục, ví dụ 1.001193
wrong-case = Hãy ghi mã hồ sơ, ví dụ 000.08.61.H50-241230-0001
wrong-factor = Không có câu hỏi này; các câu là access, procedure, officer, result, feedback
which-ballots = Hãy cho biết cơ quan hoặc thủ tục
few-title = Không nêu riêng các phiếu này
few-hint = Nhóm dưới năm phiếu, hoặc nhóm mà phần còn lại có dưới năm phiếu, không được nêu riêng để không ai nhận ra người trả lời.

## Results
results-title = Mức độ hài lòng của người dân, tổ chức
results-intro = Tính từ phiếu không ghi tên của người nộp hồ sơ sau khi có kết quả. Tỷ lệ hài lòng là số phiếu trả lời “hài lòng” và “rất hài lòng” trên tổng số phiếu.
results-years = Năm
results-year = Năm { $year }
results-period = Thời gian mở phiếu
results-agency = Cơ quan
results-procedure = Thủ tục
results-sides = Chia theo
results-by-agency = Theo cơ quan
results-by-procedure = Theo thủ tục
results-counted = { $satisfied } trên { $ballots } phiếu hài lòng
results-interval = Nếu hỏi hết mọi người nộp hồ sơ, tỷ lệ này nhiều khả năng nằm giữa { $low } và { $high }
results-scored = { $ballots } phiếu, { $share }
results-scores = Trả lời câu hỏi chung
results-factors = Năm yếu tố
results-factor = Yếu tố
results-part = Nhóm
results-share = Hài lòng
results-how-sure = Số phiếu và mức chắc chắn
results-all = Xem tất cả { $count } nhóm
results-rest = Các nhóm khác, gộp lại
results-few = Dưới { $min } phiếu: không nêu riêng
results-made-up = Trong đó { $ballots } phiếu là dữ liệu giả lập để trình diễn.
results-waiting = Hiện cả tỉnh có { $ballots } phiếu đang nằm trong hòm.
secret-title = Phiếu được giữ kín thế nào
secret-kept = Khi ông/bà bỏ phiếu, hồ sơ chỉ được đánh dấu là đã đánh giá, không ghi giờ; phiếu rơi vào hòm dưới một tên ngẫu nhiên, không ghi hồ sơ, không ghi người. Ý kiến viết tay tách khỏi phiếu ngay từ lúc đó.
secret-opened = Hòm mở vào buổi tối, khi có ít nhất năm phiếu về cùng một cơ quan; tối cuối tháng mở hết. Phiếu được đếm theo thứ tự ngẫu nhiên và từ đó không sửa được nữa.
secret-limits = Điều không giữ được: người vận hành máy chủ theo dõi trực tiếp lúc ông/bà bỏ phiếu; người cầm giấy tiếp nhận của ông/bà có thể bỏ phiếu trước.

## Comments
comments-title = Góp ý của người nộp hồ sơ
comments-agency = Góp ý về cơ quan của bạn, đã qua người quản trị đọc. Góp ý không ghi người viết và không gắn với phiếu nào.
comments-moderator = Hãy đọc trước khi cơ quan đọc. Chỉ giữ lại góp ý nêu đích danh người nộp hoặc xúc phạm người khác; lời chê thì vẫn cho qua.
comments-filters = Tình trạng
comments-none = Không có góp ý nào.
standing = { $standing ->
    [waiting] Chờ đọc
    [shown] Cơ quan đọc được
   *[struck] Đã giữ lại
}
comment-about = { $agency } · { $procedure } · tháng { $month }
comment-made-up = dữ liệu giả lập
comment-erased = (đã xóa)
comment-show = Cho cơ quan đọc
comment-strike = Giữ lại

sample-procedure = Đăng ký khai sinh
sample-comment = Chị ở bàn số 2 hướng dẫn rất kỹ. Chỗ ngồi chờ hơi ít, hôm đông phải đứng.
