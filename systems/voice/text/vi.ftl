### Phản ánh, kiến nghị về việc giải quyết hồ sơ

title = Phản ánh, kiến nghị
menu = Phản ánh
case-code = Mã hồ sơ
procedure = Thủ tục
filed = Gửi lúc
answered = Trả lời lúc
due = Hạn trả lời
no-date = không tính hạn
topic-heading = Nội dung
stage-heading = Tình trạng
words-heading = Nội dung phản ánh
answer-heading = Trả lời của cơ quan
history = Quá trình xử lý
readers = Ai đã xem
erased = (dữ liệu đã được xóa)
topic = { $code ->
    [late] Giải quyết chậm so với ngày hẹn
    [papers] Yêu cầu giấy tờ ngoài quy định hoặc nhiều lần
    [attitude] Thái độ phục vụ
    [fee] Phí, lệ phí
    [guidance] Hướng dẫn, thông tin hoặc kết quả
   *[other] Nội dung khác
}
stage = { $code ->
    [open] Chờ trả lời
    [answered] Đã trả lời
   *[withdrawn] Đã rút
}
stage-late = Quá hạn trả lời
finding = { $code ->
    [founded] Phản ánh đúng
   *[unfounded] Phản ánh không đúng
}
finding-said = { $code ->
    [founded] Cơ quan xác nhận phản ánh đúng.
   *[unfounded] Cơ quan cho rằng phản ánh không đúng.
}
finding-choice = { $code ->
    [founded] Đúng: cơ quan nhận thiếu sót
   *[unfounded] Không đúng: cơ quan giải thích
}
own-title = Phản ánh về việc giải quyết hồ sơ
own-intro = Phản ánh được gửi thẳng đến lãnh đạo cơ quan giải quyết hồ sơ. Công chức thụ lý hồ sơ không đọc được.
own-by-key = Ai có mã tra cứu đều đọc và rút được phản ánh gửi từ trang này; đừng ghi họ tên, số điện thoại.
own-due = Cơ quan phải trả lời trước { $when }.
own-not-here = Khiếu nại, tố cáo không gửi ở đây. Khiếu nại một quyết định hoặc hành vi hành chính: gửi đến người đứng đầu cơ quan đã ra quyết định hoặc có hành vi đó, theo Luật Khiếu nại. Tố cáo: gửi đến người đứng đầu cơ quan quản lý người bị tố cáo, theo Luật Tố cáo.
file-title = Gửi phản ánh
file-topic = Phản ánh về việc gì?
file-words = Sự việc
file-words-hint = Ghi rõ việc gì, lúc nào, ở đâu. Không quá { $max } ký tự.
file-words-missing = Hãy kể sự việc: việc gì, lúc nào, ở đâu
file-button = Gửi phản ánh
done-filed = Đã gửi phản ánh đến lãnh đạo cơ quan.
done-withdrawn = Đã rút phản ánh.
withdraw-title = Rút phản ánh
withdraw-button = Rút phản ánh
list-title = Phản ánh, kiến nghị của người dân
whole-province = Toàn tỉnh
waiting = { $count } phản ánh của người dân đang chờ trả lời
list-filters = Lọc theo tình trạng
list-empty = Không có phản ánh nào ở mục này.
answer-title = Trả lời
answer-time = 15 ngày làm việc
answer-finding = Phản ánh có đúng không?
answer-words = Nội dung trả lời
answer-words-hint = Người phản ánh đọc được nguyên văn. Ghi rõ việc đã xảy ra và cách khắc phục. Không quá { $max } ký tự.
answer-words-missing = Hãy ghi nội dung trả lời
answer-button = Gửi trả lời
happened-filed = Người dân gửi phản ánh
happened-answered = Cơ quan trả lời: { $finding }
happened-withdrawn = Người dân rút phản ánh
slot-title = Phản ánh, kiến nghị
slot-intro = Chưa hài lòng về cách giải quyết hồ sơ này? Lãnh đạo cơ quan sẽ trả lời trong 15 ngày làm việc.
slot-waiting = Phản ánh đã được gửi đến lãnh đạo cơ quan, đang chờ trả lời.
slot-answered = Cơ quan đã xử lý phản ánh.
slot-make = Gửi phản ánh về hồ sơ này
slot-see = Xem phản ánh và trả lời
slot-leader-title = Phản ánh về hồ sơ này
not-yours-title = Phản ánh này không thuộc quyền xử lý của bạn
not-yours-hint = Người gửi rút được phản ánh của mình; lãnh đạo cơ quan giải quyết hồ sơ trả lời.
office-title = Cơ quan giải quyết hồ sơ không gửi phản ánh ở đây
office-hint = Người nộp hồ sơ gửi bằng tài khoản của mình hoặc bằng mã trên giấy tiếp nhận.
withdrawn-title = Phản ánh đã được rút
withdrawn-hint = Không còn việc gì phải trả lời.
answered-title = Phản ánh đã được trả lời
answered-hint = Tải lại trang để xem câu trả lời. Nếu chưa đồng ý, có thể gửi phản ánh mới.
one-at-a-time-title = Hồ sơ này đang có một phản ánh chờ trả lời
one-at-a-time-hint = Hãy chờ cơ quan trả lời, hoặc rút phản ánh đó rồi gửi phản ánh mới.
sample-words = Đã quá ngày hẹn ba ngày, hỏi hai lần chưa được trả lời.
sample-answer = Hồ sơ chậm do thiếu người. Cơ quan xin lỗi và đã trả kết quả ngày 27/12/2024.
