### refusals

## Words that the sentences below are made of

refused-moment = { $time } ngày { $date }
refused-act = { $act ->
    [file] nộp hồ sơ
    [receive] tiếp nhận hồ sơ
    [request-supplement] yêu cầu bổ sung
    [supplement] bổ sung hồ sơ
    [refuse] từ chối tiếp nhận
    [hand-over] chuyển hồ sơ
    [assign] giao hồ sơ
    [complete-step] hoàn thành bước
    [propose] trình kết quả
    [sign] ký kết quả
    [send-back] trả lại hồ sơ trình
    [return] trả kết quả
    [apologise] xin lỗi và hẹn lại ngày trả
    [withdraw] rút hồ sơ
    [stop] dừng giải quyết
    [correct] sửa thông tin hồ sơ
    [reopen] mở lại hồ sơ
   *[warn-late] nhắc sắp đến hạn
}
refused-done-taken = đã nhận hồ sơ
refused-done-taken-back = đã rút lại hồ sơ trình
refused-done = { $act ->
    [file] đã nộp hồ sơ
    [receive] đã tiếp nhận hồ sơ
    [request-supplement] đã yêu cầu bổ sung
    [supplement] đã bổ sung hồ sơ
    [refuse] đã từ chối tiếp nhận
    [hand-over] đã chuyển hồ sơ cho bộ phận giải quyết
    [assign] đã giao hồ sơ cho công chức giải quyết
    [complete-step] đã hoàn thành một bước giải quyết
    [propose] đã trình kết quả
    [sign] đã ký kết quả
    [send-back] đã trả lại hồ sơ trình
    [return] đã trả kết quả
    [apologise] đã xin lỗi và hẹn lại ngày trả
    [withdraw] đã rút hồ sơ
    [stop] đã dừng giải quyết
    [correct] đã sửa thông tin hồ sơ
    [reopen] đã mở lại hồ sơ
   *[warn-late] đã nhắc sắp đến hạn
}
refused-stage = { $stage ->
    [new] mới nộp, chờ tiếp nhận
    [received] đã tiếp nhận
    [supplement] đang chờ bổ sung
    [processing] đang giải quyết
    [proposed] đang chờ lãnh đạo ký
    [finished] đã có kết quả, chờ trả
    [returned] đã trả kết quả
    [not_received] không được tiếp nhận
    [withdrawn] đã rút
   *[stopped] đã dừng giải quyết
}
refused-role = { $role ->
    [citizen] người nộp
    [desk] bộ phận một cửa
    [officer] công chức giải quyết
    [leader] lãnh đạo
    [admin] người quản trị
   *[system] hệ thống
}
refused-channel = { $channel ->
    [direct] trực tiếp
    [online] trực tuyến
   *[post] qua bưu chính
}
refused-next = { $stage ->
    [new] Hồ sơ đang chờ bộ phận một cửa kiểm tra, tiếp nhận.
    [received] Hồ sơ đang chờ giao cho công chức giải quyết.
    [supplement] Hồ sơ đang chờ người nộp bổ sung giấy tờ.
    [processing] Hồ sơ đang được công chức giải quyết.
    [proposed] Hồ sơ đang chờ lãnh đạo ký hoặc trả lại.
    [finished] Kết quả đã ký, đang chờ trả cho người nộp.
    [returned] Kết quả đã trả. Nếu cần thay đổi, hãy nộp hồ sơ mới.
    [not_received] Hồ sơ không được tiếp nhận. Người nộp có thể nộp hồ sơ mới.
    [withdrawn] Người nộp đã rút hồ sơ. Nếu vẫn cần, hãy nộp hồ sơ mới.
   *[stopped] Hồ sơ đã dừng giải quyết. Nếu vẫn cần, hãy nộp hồ sơ mới.
}
refused-happened = { $moment }, { $who } { $done }
refused-told = { $acts }. { $next }

## Not now, or not any more

refused-not-now-title = Chưa thể { $act }: hồ sơ { $stage }
refused-overtaken-title = Hồ sơ đã thay đổi từ lúc bạn mở trang
refused-filed-title = Hồ sơ này đã được nộp
refused-filed-hint = Hãy mở danh sách hồ sơ của bạn để xem.
refused-once-title = Hồ sơ này đã được yêu cầu bổ sung một lần
refused-once-hint = Chỉ được yêu cầu bổ sung một lần, đầy đủ. Nếu thật cần yêu cầu lần nữa, hãy ghi rõ lý do; hồ sơ sẽ bị tính là trễ hạn khi chấm điểm.
refused-often-title = Hồ sơ này đã được yêu cầu bổ sung { $max } lần, không thể yêu cầu thêm
refused-often-hint = Hãy trình kết quả, hoặc đề nghị lãnh đạo dừng giải quyết.
refused-no-due-title = Hồ sơ này không có ngày hẹn trả
refused-no-due-hint = Không cần hẹn lại. Khi có kết quả, hãy báo cho người nộp.
refused-late-title = Ngày hẹn mới muộn nhất là { $last }
refused-late-hint = Ngày hẹn mới không được quá { $days } ngày làm việc sau ngày hẹn cũ, hoặc quá { $times } lần thời hạn của thủ tục nếu như vậy là dài hơn. Chỉ được hẹn lại một lần, nên hãy kiểm tra ngày, tháng, năm.
refused-apologised-title = Hồ sơ này đã được hẹn lại một lần, đến { $due }
refused-apologised-hint = Chỉ được hẹn lại một lần. Hãy giải quyết xong trước thời điểm đó.
refused-still-title = Thời gian của hồ sơ đang tạm dừng vì một bước không tính vào thời hạn
refused-still-hint = Hãy ghi kết quả của bước đó trước: ai trả lời, lúc nào.
refused-day-full-title = Hôm nay cơ quan đã cấp hết { $max } mã hồ sơ
refused-day-full-hint = Hồ sơ chưa được ghi nhận. Hãy nộp lại vào ngày mai, hoặc báo người quản trị.
refused-events-title = Hồ sơ này đã có quá { $max } lần xử lý
refused-events-hint = Hãy báo cho người quản trị. Vẫn có thể trình, ký, trả kết quả hoặc dừng giải quyết.

## Not by this person

refused-role-title = Tài khoản này không được { $act }
refused-role-hint = Việc này do { $who } thực hiện.
refused-agency-title = Chỉ nhập được hồ sơ nộp cho cơ quan của bạn
refused-agency-hint = Hãy chọn lại cơ quan tiếp nhận, hoặc chuyển người nộp đến đúng nơi.
refused-officer-title = Hồ sơ này đã giao cho công chức khác
refused-officer-hint = Nếu bạn cần làm thay, hãy đề nghị lãnh đạo giao lại hồ sơ.
refused-yourself-title = Bạn chỉ có thể nhận hồ sơ cho chính mình
refused-yourself-hint = Muốn giao cho người khác, hãy đề nghị lãnh đạo.
refused-applicant-title = Chỉ người nộp mới rút được hồ sơ này
refused-applicant-hint = Người nộp có tài khoản; họ tự rút trong mục Hồ sơ của tôi.
refused-paper-title = Hồ sơ giấy do bộ phận một cửa nhập
refused-paper-hint = Hãy nộp trực tuyến tại đây, hoặc mang hồ sơ đến bộ phận một cửa.
refused-online-title = Hồ sơ trực tuyến do người nộp tự gửi
refused-online-hint = Nếu người nộp có mặt tại quầy, hãy nhập hồ sơ với cách nộp trực tiếp hoặc bưu chính.

## What was sent does not fit

refused-channel-title = Thủ tục này không nhận hồ sơ nộp { $channel }
refused-channel-hint = Hãy chọn cách nộp khác, xem tại trang của thủ tục.
refused-competence-title = Cơ quan này không giải quyết thủ tục này
refused-competence-hint = Hãy chọn một cơ quan trong danh sách tại trang của thủ tục.
refused-document-title = Thủ tục này không có loại giấy tờ đó
refused-document-hint = Các giấy tờ của thủ tục: { $known }.
refused-documents-title = Một hồ sơ có tối đa { $max } giấy tờ
refused-documents-hint = Hãy gộp các trang của cùng một giấy tờ vào một tệp rồi gửi lại.
refused-nothing-title = Chưa chọn giấy tờ cần bổ sung
refused-nothing-hint = Hãy chọn ít nhất một giấy tờ, đủ trong một lần.
refused-return-title = Hồ sơ này không trả kết quả theo cách “{ $how }” được
refused-return-hint = Trả qua bưu chính khi thủ tục nhận hồ sơ qua bưu chính, trả trực tuyến khi hồ sơ nộp trực tuyến. Hãy chọn cách khác.
refused-unchanged-title = Chưa có mục nào thay đổi
refused-unchanged-hint = Hãy sửa ít nhất một mục rồi lưu, hoặc đóng phần sửa thông tin.
refused-missing-title = Còn thiếu: { $names }
refused-missing-hint = Hãy gửi đủ các giấy tờ đã được yêu cầu trong một lần.
refused-assign-title = Người được giao không phải công chức giải quyết của cơ quan này
refused-assign-hint = Hãy chọn một công chức trong danh sách.
refused-next-step-title = Bước được giao không bắt đầu lúc này
refused-next-step-nobody = Sau bước này chưa có bước nào để giao cho công chức. Hãy để trống người nhận.
refused-next-step-hint = Chỉ giao được bước: { $steps }.
refused-step-title = Chưa thể hoàn thành bước này theo cách đó
refused-step-hint = Bạn có thể hoàn thành bước: { $steps }.
refused-answer-title = Bước này do bên ngoài thực hiện nên cần ghi câu trả lời
refused-answer-hint = Hãy ghi ai trả lời và lúc nào.
refused-answered-title = Thời điểm trả lời chưa đúng
refused-between = Hãy nhập từ { $from } đến { $to }.
refused-minutes-title = Chỉ hồ sơ qua bưu chính mới có biên bản bàn giao
refused-minutes-hint = Hãy bỏ trống thời điểm ký biên bản, hoặc chọn cách nộp qua bưu chính.
refused-minutes-when-title = Thời điểm ký biên bản bàn giao chưa đúng
refused-soon-title = Ngày hẹn mới phải sau { $after }
refused-soon-hint = Hãy chọn ngày muộn hơn.
refused-far-title = Lịch làm việc mới có đến ngày { $day }
refused-far-hint = Hãy chọn ngày sớm hơn, hoặc báo người quản trị bổ sung lịch.
refused-day-off-title = Cơ quan không làm việc vào giờ đó của ngày { $day }
refused-day-off-hint = Hãy chọn một ngày làm việc, trong giờ làm việc.
refused-reason-title = Chưa ghi lý do
refused-reason-hint = Hãy ghi người nộp đề nghị rút hồ sơ khi nào, bằng cách nào.
refused-denial-title = Chưa ghi lý do không đồng ý
refused-denial-hint = Hãy ghi rõ lý do: lãnh đạo cần để ký, người nộp đọc được trên phiếu từ chối

## Not possible for the office itself

refused-calendar-title = Chưa tính được ngày hẹn trả
refused-calendar-hint = Lịch làm việc chưa có đủ ngày. Hồ sơ chưa được ghi nhận; hãy báo người quản trị bổ sung lịch.

### service

upload-unknown = Không tìm thấy tệp này trong các tệp của bạn. Hãy gửi tệp trước rồi dùng mã được trả về.
officer-unknown = Không có tài khoản này. Hãy chọn một công chức của cơ quan.
too-many-holders = Mỗi lần chỉ giao được tối đa { $max } bước.
word-unknown = “{ $given }” không nằm trong các giá trị được nhận.
words-too-long = Viết ngắn hơn { $max } ký tự.
field-missing = Hãy điền mục này.
field-missing-named = Hãy điền mục “{ $label }”.

### pages

## First page and catalogue
home-title = Trang đầu
home-question = Bạn cần làm thủ tục gì?
home-promise = Nộp hồ sơ bằng điện thoại, biết trước ngày trả và vì sao là ngày đó, theo dõi từng bước đến khi nhận kết quả.
home-search-label = Tìm thủ tục
home-search-example = Ví dụ: khai sinh
search-button = Tìm
home-popular = Thủ tục làm nhiều nhất
home-all = Xem tất cả thủ tục
home-fields = Theo lĩnh vực
home-how = Ba bước, một cửa
home-how-file = Điền tờ khai, chụp giấy tờ và gửi. Bạn nhận ngay mã hồ sơ.
home-how-follow = Bộ phận Một cửa tiếp nhận, giấy hẹn ghi rõ ngày giờ trả và cách tính.
home-how-collect = Nhận kết quả tại bộ phận Một cửa, hoặc qua bưu chính nếu thủ tục cho phép. Bạn luôn xem được ai đã mở hồ sơ của mình.
procedures-title = Thủ tục hành chính
procedures-count = { $count } thủ tục
procedures-found = { $count ->
    [0] Không có thủ tục nào khớp “{ $q }”
   *[other] { $count } thủ tục khớp “{ $q }”
}
procedures-none = Chưa có thủ tục nào trong danh mục.
procedure-time-short = Thời hạn: { $time }
procedure-time-unknown = Thời hạn: chưa rõ
procedure-online = Nộp trực tuyến

## One procedure
procedure-time = Thời hạn giải quyết
procedure-receives = Nơi nộp
procedure-decides = Cơ quan giải quyết
procedure-channels = Cách nộp
procedure-who = Ai được nộp
procedure-results = Kết quả nhận được
procedure-documents = Giấy tờ cần có
document-name = Giấy tờ
document-kind = Loại bản
document-count = Số bản
document-if-needed = (nếu có)
procedure-fees = Phí, lệ phí
fee-name = Khoản thu
fee-amount = Mức thu
fee-basis = Căn cứ
procedure-exemptions = Được miễn, giảm
procedure-steps = Các bước giải quyết
procedure-decision = Quy trình nội bộ phê duyệt tại { $decision }.
step-number = Bước
step-work = Việc làm
step-who = Người làm
step-time = Thời gian
step-done = Đã xong
step-current = Đang làm
step-passed = Không có ghi nhận
procedure-legal = Căn cứ pháp lý
legal-date = ban hành { $date }
procedure-apply-title = Nộp hồ sơ trực tuyến
procedure-apply-intro = Chuẩn bị sẵn ảnh chụp giấy tờ rồi làm theo từng bước.
procedure-apply = Nộp hồ sơ
procedure-go-on = Điền tiếp hồ sơ
procedure-go-on-intro = Bạn đang điền dở hồ sơ của thủ tục này. Điều đã khai vẫn còn.
procedure-sources = Ghi chú nguồn
procedure-sources-intro = Người lập danh mục ghi lại ở đây thông tin lấy từ đâu và điều gì chưa chắc. Bạn không cần đọc phần này để nộp hồ sơ.
procedure-times-unknown = Bước nào không ghi thời gian là chưa rõ bước đó làm trong bao lâu.
procedure-not-online-title = Nộp tại bộ phận Một cửa
procedure-not-online = Thủ tục này chưa nộp trực tuyến được. Hãy mang giấy tờ đến nơi nộp ghi ở trang này.
procedure-today = Nếu nộp đủ giấy tờ ngay bây giờ ({ $filed }):

## Applying
apply-continue = Tiếp tục
apply-documents-title = Gửi giấy tờ
apply-documents-intro = Chụp bằng điện thoại cũng được, miễn là đọc rõ chữ.
apply-documents-limits = Nhận tệp { $kinds }, mỗi tệp không quá { $max }.
apply-documents-several = Một giấy tờ gửi được đến { $files } tệp, như mặt trước và mặt sau. Tổng các tệp gửi một lần không quá { $max }; nhiều hơn thì gửi làm nhiều lần.
apply-place-title = Nơi nộp và cách nhận kết quả
apply-just-filed = Bạn đã nộp một hồ sơ của thủ tục này lúc { $when }: mã { $code }. Xem hồ sơ đó
apply-doubts = Bạn xem lại
apply-doubts-intro = Những điều này trông khác thường. Nếu đúng, bạn cứ nộp.
doubt-again = Bạn đã nộp một hồ sơ của thủ tục này ngày { $date } và hồ sơ đó chưa xong (mã { $code }).
doubt-small-letters = { $question }: tên “{ $name }” không có chữ hoa.
doubt-young = { $question }: năm sinh { $year }.
nothing-stated-label = Mục này
nothing-stated = Không khai
paper-files-max = Một giấy tờ chỉ gửi được tối đa { $max } tệp. Bạn bỏ bớt tệp cũ rồi gửi lại.
draft-files-max = Một hồ sơ chỉ gửi được tối đa { $max } tệp khi nộp. Bạn gộp các trang vào một tệp PDF rồi gửi lại.
delivery-heading = Nhận kết quả
delivery-question = Bạn nhận kết quả bằng cách nào?
delivery-label = Nhận kết quả
delivery-choice = { $how ->
    [post] Qua bưu chính công ích, đến địa chỉ
   *[direct] Tại bộ phận Một cửa
}
delivery-direct = Tại bộ phận Một cửa
delivery-post = Qua bưu chính công ích, đến: { $address }
delivery-post-days = Ngày hẹn trả là ngày cơ quan gửi bưu chính, chưa kể thời gian bưu chính đi đường.
delivery-only-desk = Thủ tục này không ghi cách nhận qua bưu chính.
delivery-not-offered = Thủ tục này không trả kết quả bằng cách đó. Hãy chọn nhận tại bộ phận Một cửa.
delivery-address = Địa chỉ nhận qua bưu chính
delivery-address-hint = Chỉ cần khi nhận qua bưu chính. Bạn có thể phải trả cước cho bưu chính. Ngày hẹn trả chưa kể thời gian bưu chính đi đường.
delivery-address-missing = Hãy ghi địa chỉ để bưu chính phát kết quả
choose-delivery = Hãy chọn cách nhận kết quả
words-for-optional = (không bắt buộc), (nếu có)
apply-check-title = Kiểm tra lại trước khi nộp
apply-check-where = Nơi nhận hồ sơ
apply-check-agency = { $agency } sẽ tiếp nhận hồ sơ này.
apply-confirm = Tôi cam đoan những điều khai trên là đúng sự thật và chịu trách nhiệm về lời khai của mình.
apply-file = Nộp hồ sơ
apply-done-title = Đã nộp hồ sơ
apply-done-code = Mã hồ sơ
apply-done-what = { $procedure }, nộp cho { $agency } vào { $filed }.
apply-done-receipt = Tải giấy xác nhận (PDF)
apply-done-case = Xem hồ sơ
apply-done-next = Tiếp theo
apply-done-next-check = Bộ phận Một cửa kiểm tra. Nếu thiếu giấy tờ, bạn được báo một lần, đủ các thứ còn thiếu.
apply-done-next-work = Hồ sơ được tiếp nhận, ngày hẹn trả được chốt; công chức giải quyết, lãnh đạo ký.
apply-done-next-collect = Có kết quả, hồ sơ ở đây chuyển sang “Có kết quả” và bạn đến bộ phận Một cửa nhận.
apply-done-next-post = Có kết quả, hồ sơ ở đây chuyển sang “Có kết quả” và bưu chính phát kết quả đến địa chỉ bạn đã ghi.
apply-done-track = Ai có đường dẫn này xem được tiến độ, đánh giá và gửi phản ánh thay bạn; nội dung bạn đã khai không hiện ở đó:
apply-done-track-link = đường dẫn theo dõi

## Cases
my-cases-title = Hồ sơ của tôi
my-cases-none = Bạn chưa nộp hồ sơ nào ở đây.
begun-title = Hồ sơ đang điền dở
begun-touched = Sửa lần cuối { $when }. Giữ đến { $until }.
begun-resume = Điền tiếp
begun-drop = Bỏ hồ sơ này
begun-drop-sure = Điều đã khai và tệp đã gửi sẽ mất, không lấy lại được.
begun-drop-button = Bỏ
begun-dropped = Đã bỏ hồ sơ đang điền dở.
my-cases-filed-title = Hồ sơ đã nộp
my-cases-filed = Nộp { $filed }
my-cases-due = Hẹn trả { $due }
case-code = Mã hồ sơ
case-outcome = Kết quả
case-papers = Giấy tờ của cơ quan
case-timeline = Diễn biến
case-filed-what = Điều bạn đã khai
case-files = Giấy tờ đã nộp
case-files-none = Không có tệp nào kèm hồ sơ.
case-readers = Ai đã xem thông tin của tôi
case-readers-intro = Mỗi lần có người mở hồ sơ này đều được ghi lại, kèm lý do.
case-readers-title = Ai đã xem hồ sơ này
case-readers-office = Người nộp thấy đúng danh sách này.
case-readers-none = Chưa có ai xem.
case-ask-title = Cần bạn bổ sung
case-ask-clock = Thời gian chờ bổ sung không tính vào thời hạn giải quyết. Cơ quan làm tiếp ngay khi nhận đủ, nên bạn gửi càng sớm càng tốt.
case-ask-before = Hồ sơ chưa được tiếp nhận nên thời hạn chưa tính. Bạn gửi đủ càng sớm, ngày trả càng sớm.
case-ask-form = mẫu: { $form }
case-ask-blanks = Xem giấy tờ và tên mẫu ở trang thủ tục
case-ask-paper = Tải phiếu yêu cầu bổ sung (PDF)
case-paused = Tạm dừng
case-late = Quá hạn
due-still = Ngày hẹn trước khi tạm dừng là { $when }. Ngày hẹn mới được tính khi hồ sơ được giải quyết tiếp.
due-waits = Ngày hẹn trả được tính khi hồ sơ đủ giấy tờ và được tiếp nhận.
no-due-title = Ngày hẹn trả
no-due-rule = Chưa rõ thời hạn: danh mục chưa ghi thời hạn giải quyết của thủ tục này, nên hồ sơ chưa có ngày hẹn trả.
no-due-yet = Chưa có ngày hẹn: ngày hẹn trả được tính khi hồ sơ đủ giấy tờ và được tiếp nhận.
late-pending = Hồ sơ đã quá ngày hẹn { $when }. Cơ quan phải gửi thư xin lỗi, nói lý do và hẹn ngày khác; thư đó chưa có.
late-again = Hồ sơ đã quá cả ngày hẹn lại { $when }. Bạn hỏi bộ phận Một cửa để biết vì sao.
ready-at-desk = Mời bạn đến nhận tại bộ phận Một cửa.
ready-by-post = Bưu chính phát kết quả đến địa chỉ bạn đã ghi.
case-filed = Nộp lúc
case-received = Tiếp nhận lúc
case-finished = Có kết quả lúc
case-returned = Trả kết quả lúc
case-transfer-by = Chuyển hồ sơ chậm nhất
case-handed-over = Đã chuyển hồ sơ lúc
case-handed-over-late = { $when }, muộn: phải chuyển trước { $due }
case-still = Đang chờ: { $work }. Thời gian này không tính vào thời hạn giải quyết.
case-about-procedure = Về thủ tục này
case-track-link = Đường dẫn theo dõi
case-track-note = Ai có đường dẫn này xem được tiến độ, đánh giá và gửi phản ánh thay bạn. Nội dung bạn đã khai không hiện ở đó.
track-title = Tra cứu hồ sơ
track-intro = Không cần đăng nhập. Trang này không hiện thông tin cá nhân.
track-code-hint = In trên giấy tiếp nhận, ví dụ 000.00.10.H50-241230-0001
track-key = Mã tra cứu
track-key-hint = In dưới mã QR của giấy tiếp nhận; có cả ở trang hồ sơ của bạn
track-button = Tra cứu
track-private = Muốn xem điều đã khai và ai đã xem hồ sơ, hãy đăng nhập bằng tài khoản người nộp.
track-another = Tra cứu hồ sơ khác

## Offices
work-title = Việc của tôi
work-now = tính đến { $now }
work-new = Nhập hồ sơ giấy
work-filters = Lọc công việc
work-search-label = Tên, số định danh, điện thoại, hoặc cuối mã hồ sơ
work-count = { $count } hồ sơ, việc gấp ở trên
work-found = Tìm thấy { $count } hồ sơ, mới nộp ở trên
work-not-found = Không tìm thấy “{ $q }”. Có thể tìm theo tên, số định danh, điện thoại người nộp hoặc phần cuối của mã hồ sơ, gõ có dấu hay không dấu, chỉ trong các hồ sơ của cơ quan.
work-nothing = Không có hồ sơ nào ở mục này.
work-case = Hồ sơ
work-applicant = Người nộp
work-state = Tình trạng
work-doing = Đang ở
work-due = Hẹn trả
work-whose = Đang ở: { $who }.
channel-online = trực tuyến
case-applicant = Người nộp
case-answers = Nội dung khai
case-acts = Việc có thể làm
desk-new-title = Nhập hồ sơ giấy
desk-new-choose = Chọn thủ tục của hồ sơ.
desk-new-what = Hồ sơ đủ giấy tờ được tiếp nhận ngay khi nhập. Nếu có giấy tờ còn thiếu hoặc chưa đúng, hồ sơ được ghi lại, chưa tiếp nhận, và người nộp được yêu cầu bổ sung một lần, đầy đủ.
desk-new-button = Nhập hồ sơ
desk-new-often = Hay nhập nhất
desk-new-all = Tất cả thủ tục của cơ quan
desk-new-other = Chọn thủ tục khác
leader-title = Chờ ký và quá hạn
leader-sign = Chờ ký
leader-sign-none = Không có hồ sơ nào chờ ký.
leader-late = Quá hạn
leader-late-none = Không có hồ sơ nào quá hạn.
leader-places = Chậm ở đâu
leader-places-none = Chưa có số liệu.
place-name = Nơi giải quyết
place-open = Đang giải quyết
place-soon = Sắp đến hạn
place-late = Quá hạn
wall-ready = Đã có kết quả, mời đến nhận
wall-ready-none = Chưa có kết quả nào chờ nhận.
wall-due-today = Trả trong hôm nay
wall-due-none = Không còn hồ sơ nào hẹn trả hôm nay.
wall-more = Còn { $count } hồ sơ nữa
wall-choose-title = Màn hình sảnh
wall-choose-intro = Hồ sơ đã có kết quả và hồ sơ hẹn trả hôm nay của một cơ quan. Chỉ có mã hồ sơ, không có tên ai.
wall-choose-office = Cơ quan
wall-choose-show = Xem màn hình

### views

allow-none = Chưa rõ thời hạn
allow-same-day = Trong ngày làm việc
allow-working-days = { $count } ngày làm việc
allow-working-hours = { $count } giờ làm việc
allow-days = { $count } ngày
allow-months = { $count } tháng
stage = { $stage ->
    [new] Mới nộp
    [received] Đã tiếp nhận
    [supplement] Chờ bổ sung
    [processing] Đang giải quyết
    [proposed] Chờ ký
    [finished] Có kết quả
    [returned] Đã trả kết quả
    [not_received] Không tiếp nhận
    [withdrawn] Đã rút
   *[stopped] Đã dừng
}
happened-step = Xong bước { $step }
happened-late = Muộn, phải chuyển trước { $due }.
happened-changed = { $field }: { $was } → { $now }
happened-empty = (để trống)
happened-received = Người nhận: { $name }.
happened-taken-back = Rút lại hồ sơ trình
says-new = Hồ sơ đã nộp. Bộ phận Một cửa đang kiểm tra để tiếp nhận.
says-received = Hồ sơ đã được tiếp nhận và chờ giao cho công chức giải quyết.
says-supplement = Hồ sơ còn thiếu giấy tờ. Cơ quan đang chờ người nộp bổ sung.
says-processing = Công chức đang giải quyết hồ sơ.
says-proposed = Kết quả đã được trình, đang chờ lãnh đạo ký.
says-finished = Đã có kết quả, chờ trả theo cách người nộp đã chọn.
says-returned = Kết quả đã được trả. Cảm ơn bạn.
says-posted = Đã gửi kết quả qua bưu chính lúc { $at }. Chưa kể thời gian bưu chính đi đường.
says-posted-to = Đã gửi kết quả qua bưu chính lúc { $at }, đến: { $address }. Chưa kể thời gian bưu chính đi đường.
says-not-received = Hồ sơ không được tiếp nhận. Lý do ghi ở bên dưới.
says-withdrawn = Người nộp đã rút hồ sơ.
says-stopped = Cơ quan đã dừng giải quyết hồ sơ. Lý do ghi ở bên dưới.
left-hours = còn { $hours } giờ
left-minutes = còn { $minutes } phút
over-minutes = quá { $minutes } phút
over-working-days = quá { $days } ngày làm việc
tag-late = Quá hạn
tag-soon = Đến hạn hôm nay
tag-on-time = Đúng hạn
tag-sent-back = Lãnh đạo trả lại
tag-moved = Đã hẹn lại
happened = { $act ->
    [file] Nộp hồ sơ
    [receive] Tiếp nhận hồ sơ
    [request-supplement] Yêu cầu bổ sung
    [supplement] Bổ sung hồ sơ
    [refuse] Từ chối tiếp nhận
    [hand-over] Chuyển hồ sơ cho bộ phận giải quyết
    [assign] Giao cho công chức giải quyết
    [complete-step] Xong một bước giải quyết
    [propose] Trình kết quả
    [sign] Ký kết quả
    [send-back] Trả lại hồ sơ trình
    [return] Trả kết quả
    [apologise] Xin lỗi và hẹn lại ngày trả
    [withdraw] Rút hồ sơ
    [stop] Dừng giải quyết
    [correct] Sửa thông tin hồ sơ
    [reopen] Mở lại hồ sơ
   *[warn-late] Hệ thống nhắc sắp đến hạn
}
erased = (nội dung đã xóa theo yêu cầu bảo vệ dữ liệu cá nhân)
erased-at = Thông tin cá nhân trong hồ sơ này đã được xóa ngày { $date } theo quy định về bảo vệ dữ liệu cá nhân. Diễn biến của hồ sơ vẫn được giữ.
applicant-name = Họ, chữ đệm, tên
applicant-id-number = Số định danh cá nhân
applicant-phone = Điện thoại
applicant-email = Thư điện tử
applicant-address = Nơi cư trú
paper-documents = { $n } bản
paper-document = Bản giấy

### catalogue

level = { $level ->
    [province] Cấp tỉnh
    [district] Cấp huyện
   *[commune] Cấp xã
}
channel = { $channel ->
    [direct] Trực tiếp
    [online] Trực tuyến
   *[post] Bưu chính công ích
}
applicant-kind = { $kind ->
    [citizen] Công dân Việt Nam
    [enterprise] Doanh nghiệp
    [organisation] Tổ chức
    [cooperative] Hợp tác xã
    [household_business] Hộ kinh doanh
    [foreigner] Người nước ngoài
    [overseas_vietnamese] Người Việt Nam định cư ở nước ngoài
    [foreign_invested_enterprise] Doanh nghiệp có vốn đầu tư nước ngoài
    [state_agency] Cơ quan nhà nước
   *[community] Cộng đồng dân cư
}
paper-kind = { $kind ->
    [original] Bản chính
    [copy] Bản sao
    [certified_copy] Bản sao chứng thực
    [original_or_certified_copy] Bản chính hoặc bản sao chứng thực
    [present] Xuất trình
   *[electronic] Bản điện tử
}
fee-free = Không thu
fee-nothing = Không phải trả gì
fee-unclear = chưa rõ mức thu, hỏi bộ phận Một cửa
fee-many = nhiều mức tùy trường hợp, xem mục Phí, lệ phí của thủ tục hoặc hỏi bộ phận Một cửa
fee-line = { $name }: { $amount }
fee-line-free = { $name }: không thu
fee-line-unclear = { $name }: chưa rõ mức thu, hỏi bộ phận Một cửa
fee-to-pay = Bạn cần trả
valid-from = Áp dụng từ { $date }
unsure-steps = Quy trình mẫu, chưa phê duyệt.

### acts and pages

system-title = Một cửa
menu-procedures = Thủ tục
menu-track = Tra cứu hồ sơ
menu-mine = Hồ sơ của tôi
menu-office = Việc cần làm
menu-leader = Ký duyệt
ask-supplement = Cần bổ sung giấy tờ
waiting = Hồ sơ của tôi ({ $count } cần bổ sung)
files-heading = Giấy tờ đính kèm
files-none = Không gửi tệp nào
file-kinds = PDF, JPG, PNG
confirm-missing = Hãy đánh dấu vào ô cam đoan trước khi nộp
choose-agency = Hãy chọn nơi tiếp nhận hồ sơ
page-only-when = Chỉ ghi khi "{ $question }" là: { $answers }
field-agency = Nơi tiếp nhận hồ sơ
field-agency-hint = Chọn nơi bạn nộp hồ sơ
field-agency-only = Thủ tục này chỉ nộp tại đây.
track-code-shape = Mã hồ sơ có dạng 000.00.10.H50-241230-0001. Hãy nhập lại theo giấy tiếp nhận.
track-code-missing = Hãy nhập mã hồ sơ
track-key-missing = Hãy nhập mã tra cứu
track-not-found = Không có hồ sơ nào khớp với mã hồ sơ và mã tra cứu này. Hãy nhập lại theo giấy tiếp nhận.
done-receive-undated = Đã tiếp nhận hồ sơ. Thủ tục này chưa ghi thời hạn nên hồ sơ không có ngày hẹn trả.
done = { $act ->
    [file] Hồ sơ đã được nhập và tiếp nhận.
    [receive] Đã tiếp nhận hồ sơ. Thời hạn bắt đầu tính.
    [request-supplement] Đã yêu cầu bổ sung. Thời gian chờ bổ sung không tính vào thời hạn giải quyết.
    [supplement] Đã gửi giấy tờ bổ sung.
    [refuse] Đã từ chối tiếp nhận hồ sơ.
    [hand-over] Đã chuyển hồ sơ cho bộ phận giải quyết.
    [assign] Đã giao hồ sơ.
    [complete-step] Đã ghi nhận bước vừa xong.
    [propose] Đã trình kết quả để lãnh đạo ký.
    [sign] Đã ký kết quả.
    [send-back] Hồ sơ đã quay về công chức giải quyết.
    [return] Đã trả kết quả cho người nộp.
    [apologise] Đã xin lỗi và hẹn lại ngày trả.
    [withdraw] Hồ sơ đã được rút.
    [stop] Đã dừng giải quyết hồ sơ.
    [correct] Đã sửa thông tin hồ sơ.
   *[reopen] Đã mở lại hồ sơ.
}
act-title = { $act ->
    [receive] Tiếp nhận hồ sơ
    [request-supplement] Yêu cầu bổ sung
    [supplement] Bổ sung giấy tờ
    [refuse] Từ chối tiếp nhận
    [hand-over] Chuyển hồ sơ cho bộ phận giải quyết
    [assign] Giao cho công chức giải quyết
    [complete-step] Hoàn thành bước, chuyển tiếp
    [propose] Trình kết quả
    [sign] Ký kết quả
    [send-back] Trả lại hồ sơ trình
    [return] Trả kết quả
    [apologise] Xin lỗi và hẹn lại ngày trả
    [withdraw] Rút hồ sơ
    [stop] Dừng giải quyết
    [correct] Sửa thông tin hồ sơ
   *[reopen] Mở lại hồ sơ
}
act-button = { $act ->
    [receive] Tiếp nhận
    [request-supplement] Gửi yêu cầu bổ sung
    [supplement] Gửi giấy tờ
    [refuse] Từ chối tiếp nhận
    [hand-over] Xác nhận đã chuyển
    [assign] Giao hồ sơ
    [complete-step] Xong bước này
    [propose] Trình lãnh đạo
    [sign] Ký
    [send-back] Trả lại
    [return] Xác nhận đã trả
    [apologise] Gửi lời xin lỗi
    [withdraw] Rút hồ sơ
    [stop] Dừng giải quyết
    [correct] Lưu thông tin đã sửa
   *[reopen] Mở lại
}
intro-receive-undated = Thủ tục này chưa ghi thời hạn; giấy tiếp nhận sẽ không có ngày hẹn.
intro-receive = Giấy tờ đã đủ. Thời hạn bắt đầu tính từ lúc tiếp nhận.
intro-request-supplement = Chỉ được yêu cầu một lần. Hãy chọn đủ mọi giấy tờ còn thiếu.
intro-request-again = Hồ sơ này đã được yêu cầu bổ sung một lần. Yêu cầu thêm lần nữa thì phải ghi rõ vì sao, và hồ sơ bị tính là trễ hạn khi chấm điểm.
intro-supplement = Gửi được làm nhiều lần: tệp nào đã gửi thì được giữ lại, và đủ giấy tờ thì hồ sơ mới được chuyển cho cơ quan.
supplement-lacks = Còn thiếu: { $paper }. Những tệp đã gửi vẫn được giữ.
supplement-part = Đã nhận: { $there }. Còn thiếu: { $lacks }. Hồ sơ chưa được chuyển cho cơ quan. Bạn gửi nốt giấy tờ còn thiếu; tệp đã gửi được giữ đến hết ngày { $until }.
supplement-whole = Đã nhận: { $there }. Đã đủ giấy tờ: bấm nút dưới đây để chuyển cho cơ quan.
intro-hand-over = Hồ sơ giấy tiếp nhận đến { $cutoff } được chuyển ngay trong ngày, sau { $cutoff } thì đầu giờ làm việc tiếp theo. Hồ sơ này phải chuyển trước { $by }.
intro-complete-step = Ghi bước vừa xong theo quy trình; hồ sơ chuyển sang bước tiếp theo.
intro-refuse = Người nộp sẽ thấy lý do trên trang hồ sơ. Không hoàn tác được.
intro-apologise = Chỉ được hẹn lại một lần. Người nộp thấy lý do và ngày mới.
intro-withdraw = Hồ sơ sẽ không được giải quyết nữa. Không hoàn tác được.
intro-stop = Người nộp sẽ thấy lý do. Không hoàn tác được.
intro-reopen = Kết quả đã ký nhưng chưa trả sẽ được thu lại để giải quyết tiếp.
field-reason = Lý do
field-override-reason = Vì sao phải yêu cầu thêm lần nữa
field-outcome = Kết quả đề nghị
field-note = Ý kiến gửi lãnh đạo
field-note-hint = Không đồng ý thì phải ghi lý do; người nộp đọc được
field-how = Cách trả kết quả
field-received-by = Người nhận kết quả
field-received-by-hint = Người nộp, hoặc họ tên người được ủy quyền
field-return-note = Ghi chú
return-how-online-hint = Chỉ khi bản điện tử của kết quả đã được gửi cho người nộp
field-new-due = Ngày hẹn mới
field-new-due-hint = Một ngày làm việc sau ngày hẹn cũ; trả trước 17:00
field-officer = Tài khoản của công chức
field-officer-hint = Để trống nếu chính bạn nhận hồ sơ
field-way = Bước nào đã xong?
way-said = { $step }. { $work }
way-outcome = { $step }. { $work } ({ $outcome })
way-next = Tiếp theo: { $steps }
way-waits = Sau đó chờ các phần việc khác cùng xong
field-holder = Giao bước { $step } cho
field-holder-hint = { $work }. Để trống thì người đang có hồ sơ làm.
field-answered-by = Ai đã trả lời
field-answered-by-hint = Cơ quan, đơn vị hoặc người bên ngoài, và số văn bản nếu có
field-answered-at = Trả lời ngày nào
field-answered-time = Lúc mấy giờ
field-time-hint = Ví dụ: 14:30
field-step-note = Ý kiến gửi người làm bước sau
time-wrong = Giờ có dạng 14:30.
time-missing = Hãy ghi cả giờ.
day-missing = Hãy ghi cả ngày.
field-kinds = Giấy tờ còn thiếu hoặc chưa đúng
field-kinds-hint = Chọn tất cả trong một lần
outcome-choice = { $outcome ->
    [grant] Đồng ý giải quyết
   *[deny] Không đồng ý
}
outcome-said = { $outcome ->
    [grant] Hồ sơ được giải quyết.
   *[deny] Hồ sơ không được giải quyết.
}
return-how = { $how ->
    [direct] Trực tiếp tại bộ phận một cửa
    [post] Qua bưu chính công ích
   *[online] Trực tuyến
}
paper-filled-at-desk = { $name } (ghi tại bộ phận Một cửa)
paper-note = PDF, { $date }
paper-receipt = Giấy tiếp nhận hồ sơ và hẹn trả kết quả
paper-filing = Xác nhận nộp hồ sơ trực tuyến
paper-apology = Phiếu xin lỗi và hẹn lại ngày trả kết quả
paper-supplement = Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ
paper-refusal = Phiếu từ chối tiếp nhận giải quyết hồ sơ
paper-denial = Phiếu từ chối giải quyết hồ sơ
paper-control = Phiếu kiểm soát quá trình giải quyết hồ sơ
paper-form-receipt = Mẫu số 01, Thông tư 01/2018/TT-VPCP
paper-form-apology = Mẫu số 04, Thông tư 01/2018/TT-VPCP
paper-form-supplement = Mẫu số 02, Thông tư 01/2018/TT-VPCP
paper-form-refusal = Mẫu số 03, Thông tư 01/2018/TT-VPCP
paper-form-control = Mẫu số 05, Thông tư 01/2018/TT-VPCP
paper-signer = Thủ trưởng cơ quan
paper-place-kinds = Tỉnh, Thành phố, Thị xã, Huyện đảo, Huyện, Phường, Thị trấn, Xã
paper-erased = (đã xóa)
paper-erased-at = (dữ liệu cá nhân đã xóa ngày { $day })
slip-officer = Bộ phận chuyên môn
slip-leader = Lãnh đạo cơ quan
slip-proposed = Trình ký
slip-sent-back = Trả lại để xem xét
slip-signed = Đã ký kết quả
slip-reopened = Rút kết quả để sửa
station = { $stage ->
    [new] Nộp hồ sơ
    [received] Tiếp nhận
    [processing] Giải quyết
    [finished] Ký kết quả
   *[returned] Trả kết quả
}

### office

office-filter = { $filter ->
    [tiep-nhan] Chờ tiếp nhận
    [can-chuyen] Chờ chuyển
    [bo-sung] Chờ bổ sung
    [tra-ket-qua] Chờ trả kết quả
    [chua-giao] Chưa giao
    [cua-toi] Của tôi
    [cho-ky] Chờ ký
    [hom-nay] Đến hạn hôm nay
    [qua-han] Quá hạn
    [da-hen-lai] Đã hẹn lại
    [cong-chuc] Công chức đang giải quyết
    [dang-giai-quyet] Đang giải quyết
   *[tat-ca] Tất cả
}
office-everywhere = Tất cả cơ quan
office-at-least = trên { $count }
office-applicant = Người nộp
office-fee = Người nộp cần trả
office-fee-many = nhiều mức tùy trường hợp, xem mục Phí, lệ phí của thủ tục
office-fee-unclear = { $name }: chưa rõ mức thu
office-fee-line = { $label }: { $fee }.
office-at-desk = Bộ phận Một cửa, chờ chuyển
office-unassigned = Chưa giao
office-take-title = Nhận hồ sơ để giải quyết
office-take-button = Nhận hồ sơ
office-officer-choose = Giao cho
office-papers-brought = Giấy tờ nộp trực tiếp tại quầy
office-papers-brought-hint = Đánh dấu giấy tờ bản giấy đã nhận; giấy tờ có tệp thì gửi tệp ở trên
office-proposed = Kết quả đề nghị: { $outcome }.
office-warn-sent-back = Lãnh đạo trả lại lúc { $when }: { $reason }
office-warn-late = Đã quá hạn mà chưa xin lỗi, hẹn lại với người nộp.
office-warn-late-again = Đã quá cả ngày hẹn lại.
office-warn-transfer = Chưa chuyển hồ sơ cho bộ phận giải quyết; phải chuyển trước { $when }.
office-warn-missing = Tiếp nhận khi chưa có: { $names }.
office-waiting-supplement = Đang chờ người nộp bổ sung: { $names }.
office-waiting-done = Hồ sơ đã kết thúc, không còn việc gì phải làm.
office-waiting-who = Việc tiếp theo do { $who } làm.
office-waiting-read = Tài khoản quản trị chỉ xem được hồ sơ.
office-says = { $stage ->
    [new] Hồ sơ mới nộp, chờ kiểm tra để tiếp nhận.
    [received] Đã tiếp nhận, chờ giao cho công chức giải quyết.
    [supplement] Đang chờ người nộp bổ sung giấy tờ.
    [processing] Công chức đang giải quyết.
    [proposed] Kết quả đã trình, chờ lãnh đạo ký.
    [finished] Kết quả đã ký, chờ trả cho người nộp.
    [returned] Đã trả kết quả cho người nộp.
    [not_received] Hồ sơ không được tiếp nhận. Lý do ghi ở phần Diễn biến.
    [withdrawn] Người nộp đã rút hồ sơ.
   *[stopped] Đã dừng giải quyết. Lý do ghi ở phần Diễn biến.
}
office-signed = Kết quả đã ký: { $outcome }.
office-warn-late-who = Công chức được giao hồ sơ hoặc lãnh đạo gửi lời xin lỗi.
office-done-taken = Đã nhận hồ sơ.
office-done-supplement = Đã ghi nhận giấy tờ bổ sung.
office-print = In: { $paper }
office-next-to-sign = Hồ sơ tiếp theo chờ ký
office-none-to-sign = Không còn hồ sơ nào chờ ký. Quay lại danh sách
office-supplement-title = Ghi nhận giấy tờ bổ sung
office-supplement-button = Ghi nhận giấy tờ
office-supplement-intro = Người nộp mang đủ các giấy tờ được yêu cầu trong một lần.
office-take-back-title = Rút lại kết quả đã trình
office-take-back-button = Rút lại để sửa
office-pass-on-title = Chuyển cho người khác
office-pass-on-button = Chuyển hồ sơ
office-assign-intro = Giao cho công chức cũng là chuyển hồ sơ, không cần xác nhận riêng.
conflict-between = Điều đã xảy ra từ lúc bạn mở trang
conflict-unsaved = Nội dung bạn vừa ghi, chưa được lưu
conflict-other = Người khác vừa ghi: “{ $said }”. Ô này đang giữ nội dung của bạn; hãy chọn một trong hai.
conflict-emptied = Người khác vừa bỏ trống ô này. Ô này đang giữ nội dung của bạn; hãy chọn một trong hai.
checklist-caption = Giấy tờ của hồ sơ: đã nhận và còn thiếu
checklist-there = Đã nhận
checklist-wrong = Chưa đúng, chờ bổ sung
checklist-awaited = Chưa có, chờ bổ sung
checklist-missing = Chưa có
checklist-not-needed = Không có, chỉ cần trong một số trường hợp
desk-channel = Hồ sơ được nộp bằng cách nào?
desk-channel-missing = Hãy chọn hồ sơ nộp trực tiếp hay qua bưu chính
desk-papers-intro = Ghi đủ từng giấy tờ trong một lần. Giấy tờ chỉ xuất trình thì đối chiếu rồi trả lại ngay.
desk-paper-ok = Đã nhận, hợp lệ
desk-paper-missing = Còn thiếu
desk-paper-wrong = Có nhưng chưa đúng
desk-paper-none = Không cần trong trường hợp này
desk-paper-count = Số bản đã nhận: { $name }
desk-paper-miscounted = Ghi số bản từ 1 đến { $max }
desk-paper-unanswered = Hãy ghi giấy tờ này đã nhận, còn thiếu hay chưa đúng
desk-reason = Hướng dẫn người nộp bổ sung
desk-reason-hint = Phải ghi khi có giấy tờ chưa đúng: sai ở đâu, sửa thế nào. Người nộp đọc được.
desk-reason-missing = Hồ sơ còn thiếu giấy tờ.
desk-reason-wrong = Giấy tờ chưa đúng: { $names }.
desk-minutes-at = Ngày ký biên bản bàn giao với bưu chính
desk-minutes-hint = Chỉ với hồ sơ qua bưu chính; để trống nếu vừa ký xong. Thời hạn tính từ lúc ký biên bản.
desk-minutes-time = Giờ ký biên bản
leader-figure-sign = chờ ký
leader-figure-late = quá hạn
leader-figure-today = đến hạn hôm nay
leader-figure-running = đang giải quyết
leader-figure-receive = chưa tiếp nhận
leader-place = { $stage ->
    [received] Chưa giao cho công chức
    [processing] Công chức đang giải quyết
   *[proposed] Chờ lãnh đạo ký
}
wall-figure-filed = hồ sơ nộp hôm nay
wall-figure-running = đang giải quyết
wall-figure-due = còn trả trong hôm nay
wall-figure-late = quá hạn
send-document = Hãy gửi { $name }, hoặc giấy tờ thay thế

menu-erase = Xóa dữ liệu cá nhân
erase-title = Xóa dữ liệu cá nhân của một hồ sơ
erase-intro = Khi pháp luật yêu cầu, dữ liệu cá nhân của hồ sơ đã kết thúc được xóa hẳn: nội dung kê khai, lý do, ghi chú, tên tệp và tệp. Các bước đã làm và các mốc thời gian vẫn còn để đối chiếu.
erase-find = Tìm hồ sơ
erase-found = Hồ sơ tìm thấy
erase-procedure = Thủ tục
erase-agency = Cơ quan giải quyết
erase-stage = Tình trạng
erase-pieces = Mục dữ liệu cá nhân còn lưu
erase-files = Tệp người nộp đã gửi
erase-unknown = Không có hồ sơ mang mã này
erase-nothing = Hồ sơ không còn dữ liệu cá nhân.
erase-open-title = Hồ sơ đang được giải quyết nên chưa thể xóa dữ liệu.
erase-open-hint = Hãy xóa sau khi hồ sơ đã trả kết quả, bị từ chối, được rút hoặc dừng giải quyết.
erase-basis = Căn cứ xóa
erase-basis-hint = Văn bản hoặc yêu cầu làm căn cứ, ví dụ: Nghị định 13/2023/NĐ-CP, Điều 16; đơn ngày 27/12/2024. Không quá { $max } ký tự, không ghi thông tin cá nhân. Căn cứ được lưu vĩnh viễn cùng tên người xóa.
erase-sure = Xác nhận
erase-sure-yes = Tôi hiểu rằng dữ liệu đã xóa thì không lấy lại được
erase-sure-missing = Hãy đánh dấu xác nhận trước khi xóa
erase-what = Người nộp sẽ thấy trên trang hồ sơ rằng dữ liệu đã được xóa và xóa ngày nào.
erase-button = Xóa dữ liệu cá nhân
erase-done = Đã xóa { $pieces } mục dữ liệu cá nhân.

### the catalogue: search, filters, drawing, posting sheets

search-forgives = Gõ có dấu hay không dấu, viết tắt (ks, gpxd, sổ đỏ) hay sai vài chữ đều tìm được.
limit-committed = cam kết của tỉnh, hẹn trả theo thời hạn này
limit-statutory = theo luật
fee-channel = { $channel ->
    [online] nộp trực tuyến
    [post] nộp qua bưu chính
   *[direct] nộp trực tiếp
}
opening-hours = Giờ làm việc: { $hours }. Nghỉ { $rest }, ngày lễ, tết.
desk-address = Địa chỉ: { $address }
desk-phone = Điện thoại: { $phone }
desk-unknown = Chưa có địa chỉ, số điện thoại của nơi này trong dữ liệu.
procedures-none-in-force = Chưa có thủ tục nào có hiệu lực vào hôm nay.
search-narrow = Lọc danh sách
search-narrow-button = Lọc
search-by = { $by ->
    [su-kien] Việc trong cuộc sống
    [linh-vuc] Lĩnh vực
    [cap] Cấp giải quyết
    [co-quan] Nơi nộp hồ sơ
   *[truc-tuyen] Mức trực tuyến
}
search-any = Tất cả
search-choice = { $name } ({ $count })
search-active = Đang lọc theo
search-remove = Bỏ lọc:
search-read-as = Hiểu là:
search-partly = Không thủ tục nào có đủ các từ “{ $question }”. Gần nhất là:
search-more = Chỉ hiện { $count } thủ tục đầu. Hãy gõ thêm từ hoặc lọc bớt.
search-without = Bỏ hết bộ lọc: có { $count } thủ tục
search-try = Không tìm thấy thủ tục nào. Hãy thử:
search-try-fewer = Bớt từ, chỉ giữ tên việc cần làm: “khai sinh”, “đất đai”, “hộ kinh doanh”.
search-try-spelling = Xem lại chính tả; chữ viết tắt lạ thì viết đủ ra.
search-try-paper = Gõ tên tờ giấy muốn có: “giấy phép xây dựng”, “phiếu lý lịch tư pháp”.
search-try-ask = Vẫn không thấy thì hỏi bộ phận Một cửa: có thể thủ tục thuộc cơ quan khác, hoặc chưa có trong danh mục này.
home-events = Theo việc trong cuộc sống
online-level = { $level ->
    [full] Toàn trình
    [partial] Một phần
    [information] Chỉ cung cấp thông tin
   *[unknown] Chưa rõ mức trực tuyến
}
online-note = { $level ->
    [full] Nộp, theo dõi và nhận kết quả đều trực tuyến hoặc qua bưu chính, không phải đến cơ quan.
    [partial] Làm trực tuyến được một số bước, bước còn lại phải đến cơ quan.
    [information] Xem được hướng dẫn và biểu mẫu, chưa nộp trực tuyến được.
   *[unknown] Chưa tìm thấy nguồn nêu mức trực tuyến ở tỉnh này. Thủ tục ghi “Nộp trực tuyến” vẫn nộp được ở đây.
}
online-source = { $label } (theo nguồn { $when })
online-title = Dịch vụ công trực tuyến
online-intro = Thủ tục nào làm được qua mạng, và làm được đến đâu.
online-caption = Số thủ tục theo mức trực tuyến
online-column-level = Mức trực tuyến
online-column-count = Số thủ tục
online-none = Không có thủ tục nào ở mức này.
procedure-online-level = Mức trực tuyến
procedure-coordinates = Phối hợp:
procedure-conditions = Yêu cầu, điều kiện
procedure-sets = Nộp { $count } bộ hồ sơ.
procedure-agencies = Các nơi nhận hồ sơ ({ $count })
step-next = Tiếp theo
flow-title = Sơ đồ quy trình: { $name }
flow-summary = Quy trình có { $count } bước, bắt đầu từ “{ $first }”, kết thúc ở “{ $last }”. Bảng ngay dưới sơ đồ ghi cùng nội dung bằng chữ.
flow-start = Nộp hồ sơ
flow-end = Kết thúc
flow-lane = { $lane ->
    [desk] Bộ phận Một cửa
    [officer] Công chức giải quyết
    [leader] Lãnh đạo
   *[outside] Cơ quan khác
}
flow-head = { $number }. { $who }
flow-time = Thời gian: { $time }
flow-time-stopped = Thời gian: { $time }, không tính vào thời hạn
flow-parallel = Sau đó làm song song các bước { $steps }
flow-join = Chờ đủ kết quả của các phần song song
flow-branch = { $kind ->
    [refuse] Từ chối
    [supplement] Yêu cầu bổ sung
    [consult] Lấy ý kiến
    [suspend] Tạm dừng
   *[escalate] Báo cáo cấp trên
}
flow-branch-when = { $kind }: { $what }
flow-then = { $condition } → { $then }
flow-back-to = quay về bước { $step }
flow-to-step = sang bước { $step }
flow-to-end = kết thúc
flow-then-step = Bước { $step }
flow-then-end = Kết thúc
flow-note = Khung màu dưới một bước là việc có thể xảy ra ở bước ấy. Không ghi đi đâu thì hồ sơ ở lại bước đang làm.
flow-table = Xem các bước dạng bảng
posting-link = Bảng niêm yết thủ tục này (PDF)
posting-of = Bảng niêm yết của { $agency } (PDF)
line-still = thời hạn đang tạm dừng
line-moved = đã hẹn lại, { $left }
line-no-limit = Chưa rõ thời hạn
line-waits = { $days ->
    [0] chờ tiếp nhận từ hôm nay
   *[other] chờ tiếp nhận { $days } ngày làm việc
}
