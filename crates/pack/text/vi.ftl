### Lời của bộ kiểm tra gói (pack check) và của tờ khai. Mỗi phát hiện có hai câu: điều sai, và thế nào thì đúng (-instead).

## Đọc tệp

severity-error = lỗi
severity-notice = lưu ý
not-utf8 = Từ chỗ này tệp không còn là chữ UTF-8.
not-utf8-instead = Lưu lại tệp với bảng mã UTF-8.
toml-syntax = Chỗ này không đúng cú pháp TOML ({ $detail }).
toml-syntax-instead = Viết khóa = giá trị; chữ đặt trong ngoặc kép; mỗi dấu ngoặc mở ra phải được đóng lại; ngày viết 2024-12-30, không có ngoặc kép.
json-syntax = Chỗ này không đúng cú pháp JSON.
json-syntax-instead = Xem lại dấu phẩy, dấu ngoặc và dấu nháy ở ngay đây hoặc ngay trước đó.
json-comma-too-many = Bỏ dấu phẩy này: sau mục cuối cùng không có dấu phẩy.
json-comma-missing = Thêm dấu phẩy vào cuối chỗ này: giữa hai mục phải có dấu phẩy.
json-colon-missing = Thêm dấu hai chấm giữa tên và giá trị: "tên": giá trị.
json-unclosed = Tệp hết mà còn dấu ngoặc hoặc dấu nháy chưa đóng; đếm lại các dấu ngoặc từ dưới lên.
json-unquoted = Tên và chữ đặt trong dấu nháy kép thẳng: "…".
json-comment = Tệp JSON không có dòng ghi chú: bỏ dòng này.
too-deep = Lồng quá nhiều tầng.
too-deep-instead = Viết phẳng hơn: không tệp nào của gói cần lồng sâu như vậy.
key-twice = Khóa này đã có trong cùng một bảng.
key-twice-instead = Giữ một dòng, xóa dòng kia.
wrong-number = Số này không dùng được.
wrong-number-instead = Viết một số nguyên vừa phải, không có dấu chấm, dấu phẩy.
number-dotted = Số { $written } có dấu chấm nên được đọc là số thập phân.
number-dotted-instead = Viết { $whole }: chữ số viết liền, không có dấu chấm, dấu phẩy.
number-code = Mã { $written } không đặt trong ngoặc kép nên được đọc là số thập phân.
number-code-instead = Đặt mã trong ngoặc kép: "{ $written }".
toml-date-instead = Viết { $day }: năm-tháng-ngày, không có ngoặc kép.
toml-unquoted = chữ phải đặt trong ngoặc kép
toml-string-open = ngoặc kép mở ra mà chưa đóng trên cùng dòng
toml-heading-open = tên bảng thiếu dấu ngoặc vuông: [bảng], [[mục]]
toml-list-open = danh sách thiếu dấu đóng hoặc thừa, thiếu dấu phẩy
toml-no-value = thiếu giá trị sau dấu bằng
toml-no-equals = thiếu dấu bằng giữa khóa và giá trị
toml-too-much = thừa chữ sau giá trị; mỗi khóa một dòng
toml-key = tên khóa có chữ không dùng được; chỉ dùng chữ không dấu, chữ số, gạch nối, gạch dưới
toml-number = số viết không đúng; số nguyên viết liền, không bắt đầu bằng 0
toml-date = ngày viết không đúng
file-missing = Thiếu tệp { $name }.
file-missing-instead = Thêm tệp { $name } vào thư mục này.
file-unknown = Không phần nào của chương trình đọc tệp này.
file-unknown-near = Có phải muốn đặt tên là { $near }?
file-unknown-instead = Đổi tên thành một trong: { $names }; hoặc bỏ tệp khỏi gói.
file-unknown-paper = Mẫu giấy đặt ở papers/HỆ-THỐNG/TÊN.typ, ví dụ papers/onestop/receipt.typ.
file-too-large = Tệp quá lớn.
file-too-large-instead = Mỗi tệp không quá { $max } KB.
file-name = Tên tệp có chữ không đọc được.
file-name-instead = Đặt tên bằng chữ không dấu, chữ số, dấu chấm và gạch nối.
file-not-readable = Không đọc được tệp này.
file-not-readable-instead = Kiểm tra quyền đọc của tệp.
folder-not-readable = Không đọc được thư mục này.
folder-not-readable-instead = Kiểm tra đường dẫn và quyền đọc của thư mục.
folder-too-deep = Thư mục lồng quá nhiều tầng.
folder-too-deep-instead = Một gói không quá { $max } tầng thư mục.
link = Đây là liên kết hoặc tệp đặc biệt, không phải tệp thường.
link-instead = Chép chính tệp đó vào gói: gói không được dẫn ra ngoài thư mục của nó.
too-many-files = Gói có quá nhiều tệp.
too-many-files-instead = Mỗi gói không quá { $max } tệp.
pack-too-large = Gói quá lớn.
pack-too-large-instead = Cả gói không quá { $max } MB.
too-many-packs = Quá nhiều gói.
too-many-packs-instead = Không quá { $max } gói cùng lúc.
no-pack = Không thấy gói nào ở đây.
no-pack-instead = Chỉ đến thư mục có tệp pack.toml, hoặc thư mục chứa các thư mục như vậy.
no-calendar = Chưa có lịch làm việc và bộ quy tắc nào để tính thời hạn.
no-calendar-instead = Thêm calendar.toml và rules/*.toml, hoặc nạp cùng gói vietnam.

## Hình dạng

key-unknown = Không có khóa nào tên là { $key }.
key-unknown-near = Có phải muốn viết { $near }?
key-unknown-instead = Các khóa dùng được ở đây: { $keys }.
key-missing = Thiếu khóa { $key }.
key-missing-instead = Thêm { $key } = … vào đây.
key-missing-one-of = Thêm { $key } = … vào đây, với một trong các giá trị: { $known }.
key-missing-type = Thêm { $key } = … vào đây: { $types }.
key-missing-date = Thêm { $key } = 2024-12-30 (năm-tháng-ngày, không có ngoặc kép) vào đây.
one-language = Giá trị của { $key } phải có cả hai thứ tiếng.
one-language-instead = Viết { $key }.vi = "…" và { $key }.en = "…", thay cho { $key } = "…".
field-alike = Lĩnh vực "{ $own }" viết khác "{ $other }" ở thủ tục khác, nên thành hai lĩnh vực trong danh mục và số liệu.
field-alike-instead = Cùng một lĩnh vực thì viết y như nhau: "{ $other }".
form-of-other = Tờ khai mang tên { $id } của thủ tục khác.
form-of-other-instead = Viết "$id": "{ $own }".
pack-replaced = Gói này thay toàn bộ gói { $id } có sẵn: thủ tục, cơ quan không có ở đây thì không còn.
pack-replaced-instead = Chỉ muốn thêm hoặc sửa vài thủ tục thì đặt id khác và ghi id cũ vào requires.
basis-missing = Chưa nêu căn cứ pháp lý.
basis-missing-instead = Thêm basis = ["số hiệu văn bản, điều khoản"]; chưa tìm thấy thì basis = "unknown" kèm basis_reason nói vì sao.
wrong-type = Giá trị của { $key } không đúng loại.
wrong-type-instead = Cần { $types }.
type-string = chữ trong ngoặc kép
type-integer = số nguyên
type-boolean = true hoặc false
type-array = danh sách trong ngoặc vuông
type-object = một bảng
or = { " hoặc " }
not-one-of = "{ $found }" không phải giá trị dùng được ở đây.
not-one-of-near = Có phải muốn viết "{ $near }"? Dùng được: { $known }.
not-one-of-instead = Dùng một trong: { $known }.
wrong-pattern = "{ $found }" viết không đúng mẫu.
wrong-pattern-words = Cần { $words }.
wrong-pattern-instead = Viết theo mẫu { $pattern }.
not-date = "{ $found }" không phải một ngày có thật.
not-date-instead = Viết năm-tháng-ngày, ví dụ 2024-12-30.
not-date-or-today = Viết năm-tháng-ngày, ví dụ 2024-12-30, hoặc "today".
empty = { $key } để trống.
empty-instead = Điền nội dung, hoặc bỏ khóa này.
too-long = { $key } dài quá.
too-long-instead = Không quá { $max } chữ.
too-many = { $key } có quá nhiều mục.
too-many-instead = Không quá { $max } mục.
too-few = { $key } có quá ít mục.
too-few-instead = Cần ít nhất { $min } mục.
out-of-range = Số { $found } nằm ngoài khoảng cho phép.
too-small-instead = Cần từ { $min } trở lên.
too-large-instead = Cần từ { $max } trở xuống.
item-twice = { $key } có mục lặp lại.
item-twice-instead = Giữ mỗi mục một lần.
wrong-shape = Nội dung không đúng hình dạng ({ $detail }).
wrong-shape-instead = So với lược đồ in ra bởi: motcua pack schema { $kind }.

## Tên, ngày, căn cứ

id-twice = "{ $id }" đã dùng ở dòng khác.
id-twice-instead = Mỗi tên, mỗi mã chỉ dùng một lần trong cùng thời gian.
pack-unknown = Gói này cần gói "{ $id }" nhưng không thấy.
pack-unknown-instead = Nạp cùng gói "{ $id }", hoặc bỏ nó khỏi requires.
dates-reversed = Ngày hết hiệu lực không sau ngày bắt đầu.
dates-reversed-instead = valid_to là ngày thôi hiệu lực, phải sau valid_from.
version-overlap = Cùng thời gian với bản ở { $file }.
version-overlap-instead = Kết thúc bản kia bằng valid_to = { $until }, hoặc đổi valid_from ở đây.
version-overlap-here = Kết thúc bản này bằng valid_to = { $until }, hoặc đổi valid_from của một trong hai bản.
version-overlap-same = Cả hai bản đều bắt đầu ngày { $from }: bỏ một bản; nếu bản này thay bản kia từ một ngày sau đó thì đổi valid_from ở đây thành ngày ấy và ghi đúng ngày ấy vào valid_to của bản kia.
agency-code = "{ $code }" không phải mã định danh cơ quan.
agency-code-instead = Mã gồm chữ hoa, chữ số và dấu chấm, ví dụ 000.00.10.H50.
agency-unknown = Không có cơ quan nào mang khóa "{ $key }".
agency-unknown-near = Có phải muốn viết "{ $near }"? Xem khóa và tên bằng: motcua pack list agencies TÊN.
agency-unknown-alike = Có phải muốn viết { $alike }? Xem khóa và tên bằng: motcua pack list agencies TÊN.
agency-unknown-instead = Dùng khóa hoặc mã định danh của một cơ quan, xem bằng: motcua pack list agencies TÊN (ví dụ: motcua pack list agencies hai lang); hoặc thêm cơ quan vào agencies.toml của gói.
agency-level = Cơ quan "{ $key }" không thuộc cấp nào nêu ở levels.
agency-level-instead = Chọn cơ quan đúng cấp, hoặc thêm cấp vào levels.
agency-time = Cơ quan "{ $key }" không tồn tại trong thời gian thủ tục có hiệu lực.
agency-time-instead = Chọn cơ quan khác, hoặc xem lại valid_from, valid_to.
area-unknown = Không có đơn vị hành chính nào mang mã "{ $code }".
area-unknown-instead = Thêm vào areas.toml, hoặc sửa mã.
provisional-note = Có mã tạm nhưng chưa có lời giải thích.
provisional-note-instead = Thêm [provisional_codes] với note.vi và note.en.
provisional-code = { $count } mã định danh là mã tạm của gói.
provisional-code-instead = Thay bằng mã do Nhà nước cấp trước khi dùng thật, rồi đặt provisional = false.
source-unknown = Không có nguồn nào mang id "{ $id }".
source-unknown-instead = Thêm một mục vào sources, hoặc sửa id.
law-unknown = Căn cứ "{ $symbol }" không có trong legal_bases và trong laws.toml.
law-unknown-near = Có phải muốn viết "{ $near }"?
law-unknown-instead = Thêm văn bản vào legal_bases; viết "số hiệu, điều khoản", ví dụ "61/2018/NĐ-CP, Điều 18".
law-later = { $symbol } ban hành sau ngày bản này bắt đầu.
law-later-instead = Xem lại: có thể cần một bản mới của thủ tục từ ngày văn bản có hiệu lực.
basis-reason-missing = Căn cứ ghi "unknown" nhưng không nói vì sao.
basis-reason-missing-instead = Thêm basis_reason.vi và basis_reason.en: người đọc thấy lý do này.
basis-unknown = Chưa biết căn cứ pháp lý.
basis-unknown-instead = Tìm số hiệu và điều khoản, ghi vào basis.
remembered = Ghi theo trí nhớ, chưa kiểm chứng.
remembered-instead = Đối chiếu với văn bản, rồi đổi confidence thành "source".
fact-unknown = Chưa biết: { $fact }.
fact-unknown-instead = Điền khi tìm thấy; đến lúc đó trang thủ tục ghi rõ là chưa biết và vì sao.
fact-decision = quyết định công bố thủ tục và phê duyệt quy trình
fact-online = mức độ trực tuyến
fact-amount = mức thu
reason-missing-instead = Thêm lý do (reason, amount_reason hoặc allow_reason) bằng hai thứ tiếng: người đọc thấy lý do này.
unverified = { $line } (chưa kiểm chứng)

## Lịch và quy tắc

last-day-before-first = Ngày cuối của lịch đứng trước ngày đầu.
last-day-before-first-instead = last_day phải bằng hoặc sau first_day.
day-out-of-range = Ngày { $day } nằm ngoài lịch.
day-out-of-range-instead = Lịch này từ { $first } đến { $last }.
day-twice = Ngày { $day } đã có ở một dòng khác.
day-twice-instead = Mỗi ngày chỉ ghi một lần.
day-already-off = Ngày { $day } vốn đã là ngày nghỉ hằng tuần.
day-already-off-instead = Nghỉ bù và nghỉ hoán đổi phải rơi vào ngày làm việc.
worked-day-not-rest = Ngày { $day } vốn đã là ngày làm việc.
worked-day-not-rest-instead = Ngày làm bù phải là thứ Bảy hoặc Chủ nhật.
compensation-count = Số ngày lễ trùng ngày nghỉ hằng tuần: { $lost }; số ngày nghỉ bù: { $given }.
compensation-count-instead = Số ngày nghỉ bù phải là { $lost } (45/2019/QH14, Điều 111).
pending-day = Ngày { $day } chưa có hiệu lực, chưa tính là ngày nghỉ.
pending-day-instead = Khi văn bản có hiệu lực, đổi status thành "in_force".
compensation-for = Nghỉ bù { $holiday }
swapped-off = Nghỉ hoán đổi, làm bù ngày { $day }
swapped-in = Làm bù cho ngày { $day }
calendar-gap = Lịch này không nối liền với lịch đã có.
calendar-gap-instead = Bắt đầu sao cho chạm vào lịch từ { $first } đến { $last }.
hours-order = Giờ làm việc chồng lên nhau hoặc không theo thứ tự.
hours-order-instead = Ghi các buổi theo thứ tự, mỗi buổi mở trước khi đóng, ví dụ ["07:30-11:30", "13:30-17:00"].
fraction = "{ $found }" không phải một phần của một ngày.
fraction-instead = Viết một phân số từ 0/1 đến 1/1, ví dụ "1/2".

## Thủ tục, bước, tờ khai, mục tiêu

allowance = "{ $found }" không phải một thời hạn.
allowance-instead = Viết 5wd (ngày làm việc), 16wh (giờ làm việc), 10d (ngày), 1m (tháng) hoặc same-day (trong ngày); có nửa thì 0.5wd, 2.5d; không có nguồn thì "unknown".
folder-name = Thư mục tên "{ $name }" không khớp mã thủ tục.
folder-name-instead = Đặt tên thư mục là { $code } hoặc { $dated }.
folder-date = Tên thư mục ghi ngày { $day }, còn valid_from là { $from }.
folder-date-instead = Đổi tên thư mục thành { $dated }, hoặc sửa valid_from.
procedure-code = "{ $code }" không phải dạng dài của mã thủ tục này.
procedure-code-instead = Bắt đầu bằng { $code }, ví dụ { $code }.000.00.00.H50.
channel-not-offered = Thủ tục không nhận qua kênh "{ $channel }".
channel-not-offered-instead = Kênh của thủ tục: { $channels }.
role-unknown = Bước giao cho vai trò "{ $role }" mà procedure.toml không nêu.
role-unknown-instead = Vai trò của thủ tục: { $roles }.
sample-steps = Quy trình mẫu, chưa phê duyệt.
sample-steps-instead = Thay bằng quy trình nội bộ do Chủ tịch UBND tỉnh phê duyệt (01/2018/TT-VPCP, Điều 8), rồi đặt status = "approved".
steps-decision = Bảng bước ghi đã phê duyệt nhưng không nêu quyết định.
steps-decision-instead = Thêm decision = "số hiệu quyết định", hoặc đặt status = "sample".
step-time-unknown = Có bước chưa biết thời gian.
step-time-unknown-instead = Điền thời gian từng bước khi có quy trình nội bộ.
step-unknown = Bước này nối tới bước { $to }, không có trong bảng.
step-unknown-instead = Các bước có trong bảng: { $steps }.
step-unreachable = Không bước nào dẫn tới bước này.
step-unreachable-instead = Cho next của một trong các bước { $steps } trỏ tới bước này, hoặc bỏ bước này.
step-next-missing = Bước { $no } không dẫn đi đâu (thiếu next), mà sau nó còn bước.
step-next-missing-instead = Thêm next = { $following } vào bước này.
step-kind-missing = Bảng không có bước kind = "{ $kind }".
step-kind-missing-instead = { $kind ->
    [receive] Bước đầu tiên thường là bước bộ phận một cửa tiếp nhận.
   *[other] Bước cuối thường là bước bộ phận một cửa trả kết quả.
 }
steps-sum-over = Thời gian các bước cộng lại là { $sum }, quá thời hạn { $limit } của thủ tục.
steps-sum-over-instead = Rút thời gian của các bước, hoặc xem lại allow trong procedure.toml.
scope-unknown = scope = "{ $scope }" không phải "national" và không phải tên địa phương nào trong areas.toml.
scope-unknown-instead = Viết "national" khi cả nước như nhau, hoặc tên tỉnh, ví dụ "Quảng Trị".
step-no-end = Từ bước này hồ sơ không bao giờ đi đến kết thúc.
step-no-end-instead = Cho một nhánh đi tới bước cuối, là bước không có next.
steps-broken = Bảng bước không chạy được: { $detail }.
steps-broken-instead = Viết bảng đơn giản hơn: mỗi nhánh một lần, ít phần song song.
form-schema = Tờ khai không phải một JSON Schema hợp lệ ({ $detail }).
form-schema-instead = Xem lại theo JSON Schema 2020-12.
pattern-broken = Mẫu "{ $pattern }" không phải một biểu thức chính quy dùng được.
pattern-broken-instead = Dùng biểu thức chính quy không có tham chiếu ngược và không nhìn trước, nhìn sau.
field-unknown = Không có mục nào tên là "{ $key }".
field-unknown-instead = Các mục dùng được ở đây: { $known }.
field-unknown-near = Có phải muốn viết "{ $near }"? Dùng được: { $known }.
applicant-no-name = Không mục nào của tờ khai cho biết tên người nộp: cột "Người nộp" ở bộ phận một cửa sẽ trống.
applicant-no-name-instead = Thêm "applicant": "name" vào x-ui của mục hỏi họ tên người nộp.
applicant-twice = Mục "{ $first }" cũng có "applicant": "{ $part }": chỉ một trong hai được dùng.
applicant-twice-instead = Giữ "applicant" ở mục của người nộp hồ sơ, bỏ ở mục kia.
field-twice = Mục "{ $key }" đã đứng ở trang khác.
field-twice-instead = Mỗi mục chỉ đứng ở một trang.
field-no-page = Mục "{ $key }" không đứng ở trang nào.
field-no-page-instead = Thêm "{ $key }" vào fields của một trang trong x-pages.
choices-differ = Các lựa chọn của "{ $key }" không khớp nhau.
choices-differ-instead = Mục loại choice có enum, và x-ui.choices có đúng các giá trị ấy theo đúng thứ tự; mục loại khác không có enum.
no-limit = Mục "{ $key }" không có giới hạn độ dài.
no-limit-instead = Thêm maxLength.
format-differs = Mục "{ $key }" có format không khớp với loại.
format-differs-instead = Loại này cần format: { $format }.
rule-kind = x-rule của mục "{ $key }" không hợp với loại của mục.
rule-kind-instead = Mục date: not_after, not_before, before_field, not_after_field, age_from. Mục text, textarea: no_words. Mục choice: not cùng với when.
fee-rule = Không rõ khoản này phải nộp khi nào.
fee-rule-instead = Viết over_days (quá từng ấy ngày) hoặc up_to_days (trong từng ấy ngày).
form-names-none = procedure.toml không có khóa "{ $key }".
when-no-choice = Trang "{ $page }" hỏi tùy theo "{ $key }", mà đó không phải mục chọn ở một trang trước.
when-no-choice-instead = when nêu một mục loại choice đứng ở trang trước trang này.
when-no-value = Mục "{ $key }" không có lựa chọn "{ $value }".
number-differs = Mục "{ $key }": loại number và x-number không khớp nhau.
number-differs-instead = Mục loại number có x-number, với min không lớn hơn max; mục loại khác không có x-number.
example-wrong = Mục "{ $key }" không nhận chính câu trả lời mẫu của nó: { $example }.
example-wrong-instead = Sửa examples, default, hoặc sửa pattern, maxLength của mục.
target-unknown = Không có dòng nào mang id "{ $id }".
target-unknown-instead = Có phải muốn viết "{ $near }"?
target-measure = Dòng { $id } ghi measurable không khớp với metric, comparator và threshold.
target-measure-instead = measurable = true khi có đủ metric, comparator, threshold; ngược lại là false.

## Câu trả lời của tờ khai

answers-not-object = Tờ khai phải là một đối tượng JSON, mỗi mục một khóa.
answer-unknown = Tờ khai không có mục này. Hãy bỏ nó đi.
answer-enter = Nhập: { $label }
answer-choose = Chọn: { $label }
answer-too-long = { $label }: viết không quá { $max } chữ
answer-wrong = { $label }: nội dung chưa đúng, hãy xem lại
answer-date = { $label }: nhập ngày, tháng, năm có thật, ví dụ 27 3 2024
answer-id-number = { $label }: nhập 12 chữ số (căn cước) hoặc 9 chữ số (chứng minh nhân dân cũ)
answer-whole = { $label }: nhập số nguyên, không có phần lẻ
answer-decimals = { $label }: nhập tối đa { $max } chữ số sau dấu phẩy
answer-phone = { $label }: nhập số điện thoại Việt Nam, ví dụ 0912345678
answer-email = { $label }: nhập địa chỉ thư đúng dạng ten@vidu.vn
answer-number = { $label }: nhập số từ { $min } đến { $max }

## Thời hạn, cấp tiếp nhận

limit-none = Không thời hạn nào áp dụng ở đây.
limit-none-instead = Thêm một thời hạn không ghi applies = false; chưa biết thì allow = "unknown" kèm allow_reason.
limit-half = Thời hạn áp dụng ở đây không được lẻ nửa: không tính ra ngày trả được.
limit-half-instead = Ghi số nguyên; thời hạn của nơi khác thì thêm applies = false.
level-not-listed = Thủ tục không thực hiện ở cấp { $level }.
level-not-listed-instead = received_at chỉ gồm các cấp trong levels: { $levels }.
steps-over-limit-instead = Sửa thời gian các bước hoặc thời hạn: quy trình đã phê duyệt không được tự mâu thuẫn.
commitment-longer = Thời hạn cam kết { $promise } dài hơn thời hạn luật định { $law }.
commitment-longer-instead = Thời hạn của tỉnh phải bằng hoặc ngắn hơn luật; nếu chỉ áp dụng trong trường hợp riêng thì thêm condition.vi, condition.en.
commitment-unlike = Thời hạn cam kết { $promise } không so được với thời hạn luật định { $law }: hai đơn vị khác nhau.
commitment-unlike-instead = Viết cùng đơn vị với luật (wd, d hoặc m); để khác thì chỉ tiêu T02 không tính được phần cắt giảm.
fee-channel-missing = Các mức thu ghi riêng theo cách nộp nhưng chưa có mức nào cho { $channel }.
fee-channel-missing-instead = Thêm mức thu với channel = "{ $channel }" (amount_vnd = 0 nếu không thu), hoặc channel = "any".
procedure-replaced = Gói { $pack } cũng có thủ tục { $code }; mọi bản của nó ở đó thôi được dùng, ở mọi cơ quan của tỉnh, khi có gói này.
procedure-replaced-instead = Nếu muốn thay thì để vậy; nếu không thì dùng mã khác.
fact-limit = thời hạn
fact-sets = số bộ hồ sơ
fact-laws = căn cứ pháp lý
span-same-day = trong ngày
span-working-days = { $count } ngày làm việc
span-working-hours = { $count } giờ làm việc
span-days = { $count } ngày
span-months = { $count } tháng
span-half-working-day = { $amount } ngày làm việc
span-half-working-hour = { $amount } giờ làm việc
span-half-day = { $amount } ngày

## Nhập từ dạng trao đổi (pack import)

exchange-shape = Tệp này không đúng dạng trao đổi 1.0 ({ $detail }).
exchange-shape-instead = Mỗi khóa của dạng trao đổi phải có đúng một lần; không tìm thấy thì ghi null.
exchange-version = Tệp ghi dạng trao đổi { $version }.
exchange-version-instead = Chương trình đọc dạng { $known }.
import-empty = Không có tệp .json nào để nhập.
import-empty-instead = Chỉ đến thư mục có thư mục con procedures với mỗi thủ tục một tệp .json.
not-writable = Không ghi được tệp này.
not-writable-instead = Kiểm tra quyền ghi của thư mục gói.
period-unknown = Thủ tục { $code }: chưa biết "{ $text }" là từ ngày nào đến ngày nào.
period-unknown-instead = Thêm một dòng [[periods]] với đúng lời ấy vào import-map.toml.
receiving-unknown = Thủ tục { $code } thực hiện ở nhiều cấp: chưa biết nộp ở cấp nào.
receiving-unknown-instead = Thêm received_at cho thủ tục này trong [[procedures]] của import-map.toml.
department-unknown = Thủ tục { $code }: chưa biết "{ $text }" là cơ quan nào của tỉnh.
department-unknown-instead = Thêm một dòng [[departments]] với đúng lời ấy, hoặc agency cho riêng thủ tục này, trong import-map.toml.
department-not-in-pack = Thủ tục { $code }: gói không có cơ quan cấp tỉnh nào mang khóa { $key }.
department-not-in-pack-instead = Dùng khóa của một cơ quan cấp tỉnh trong agencies.toml.
usual-unknown = Thủ tục { $code } không có thời hạn nào mang id { $id }.
usual-unknown-instead = Dùng id của một trường hợp trong time_limit.cases, hoặc "none".
half-a-time = Chỉ có số mà không có đơn vị, hoặc ngược lại.
half-a-time-instead = Ghi cả value và unit, hoặc cả hai là null.
time-not-in-packs = Thời gian này không ghi được vào gói.
step-order = Số thứ tự bước không liên tục.
step-order-instead = Bước này là bước { $wanted }.

## Mâu thuẫn trong nguồn

odd-time-unknown = không tìm thấy
odd-code-short = Mã "{ $code }" viết theo dạng ngắn; dạng đủ có thêm .000.00.00. và mã tỉnh.
odd-code-differs = Mã "{ $code }" không bắt đầu bằng mã quốc gia { $national }.
odd-whole-in-each = { $place }: bước nào cũng ghi { $total }, bằng thời hạn của cả quy trình; đó không phải thời gian từng bước.
odd-sum = { $place }: ghi tổng { $total } nhưng các bước cộng lại là { $summed }.
odd-sum-over-limit = { $place }: các bước cộng lại là { $summed }, quá thời hạn { $limit }.
odd-units = { $place }: tổng ghi { $total }, các bước ghi { $steps }; ngày làm việc và ngày thường không cộng với nhau được.
odd-units-in-steps = { $place }: các bước ghi lẫn ngày làm việc và ngày thường ({ $steps }).
odd-limit-elsewhere = { $place }: ghi tổng { $total }, không trùng thời hạn nào của thủ tục ({ $limits }).
odd-no-return = { $place }: quy trình không có bước trả kết quả.
odd-no-decision = { $place }: quy trình không có bước quyết định.
odd-fork = { $place }: có bước nhập các phần làm song song mà không có bước tách, hoặc ngược lại.
odd-cutoff = Thời hạn "{ $id }" có giờ chốt nhưng không phải thời hạn trong ngày.
odd-limit-twice = Cùng một điều kiện mà có hai thời hạn: { $first } và { $second }.
odd-group-not-required = Nhóm giấy tờ "{ $group }" không có giấy nào bắt buộc.
odd-group-of-one = Nhóm giấy tờ "{ $group }" chỉ có một giấy: không có giấy nào thay được cho nhau.
odd-fee-twice = Cùng một khoản thu mà có hai mức: { $name }.
odd-not-interagency = Ghi là một cơ quan giải quyết, nhưng bước { $step } do cơ quan khác làm ({ $agency }).
odd-source-missing = Nhóm thông tin "{ $group }" ghi là đọc ở nguồn nhưng không nêu nguồn nào.

## Tệp do bộ nhập ghi

file-imported = Tệp do motcua pack import ghi. Muốn sửa tay lâu dài thì xóa dòng này: bộ nhập để yên tệp không có nó.
file-procedure = Thủ tục { $code }: { $name }.
file-unknown-word = "unknown" nghĩa là không tìm thấy trong nguồn, không có nghĩa là "không có".
file-of-day = { "ngày " }
file-decision-unknown = Không tìm thấy quyết định của Chủ tịch UBND tỉnh { $place } công bố thủ tục và phê duyệt quy trình nội bộ.
file-decision-read = Nguồn ghi: { $decision }.
file-online-elsewhere = Nguồn không nêu mức độ trực tuyến ở { $place }, chỉ nêu của nơi khác: { $scope }.
file-online-unknown = Nguồn không nêu mức độ trực tuyến ở { $place }.
file-supplement = Thời gian người nộp bổ sung không tính vào thời hạn. Nghị định 61/2018/NĐ-CP, Điều 19 khoản 4 lại tính lại từ đầu khi hồ sơ đã thẩm định không đạt: chọn 'restart' nếu tỉnh áp dụng như vậy.
file-results = Kết quả, điều kiện
file-limits = Thời hạn
file-limit-elsewhere = Chưa tìm thấy thời hạn áp dụng ở { $place }; nguồn chỉ nêu của { $scope }: { $time }.
file-limit-parts = Nguồn chỉ nêu thời hạn từng phần, không nêu thời hạn của cả thủ tục.
file-limit-unknown = Nguồn biết trường hợp này nhưng không nêu thời hạn.
file-limit-basis = Nguồn nêu thời hạn, không nêu điều khoản.
file-roles = Vai trò
file-documents = Thành phần hồ sơ
file-document-basis = Nguồn liệt kê giấy tờ, không nêu điều khoản.
file-fees = Phí, lệ phí
file-amount-unknown = Không tìm thấy mức thu; văn bản quy định: { $text }.
file-no-text = nguồn không nêu
file-fee-basis = Nguồn nêu khoản thu, không nêu văn bản.
file-fee-basis-text = Nguồn chỉ ghi "{ $text }".
file-contradiction = Nguồn tự mâu thuẫn, chờ tỉnh xác nhận: { $what }
file-laws = Căn cứ pháp lý
file-sources = Mức tin cậy của từng nhóm thông tin và nguồn
basis-supplement = 766/QĐ-TTg
basis-desk = 61/2018/NĐ-CP, Điều 17, 20
basis-officer = 61/2018/NĐ-CP, Điều 19
agencies-sources = Nguồn
role-desk = Công chức tiếp nhận và trả kết quả
role-officer = Công chức thụ lý
role-leader = Lãnh đạo cơ quan giải quyết
role-leader-basis = Nguồn nêu ai quyết định, không nêu điều khoản.
role-leader-words = lanh dao, chu tich, giam doc, truong phong
role-desk-words = tiep nhan, tra ket qua, van thu
steps-head = Bảng bước của thủ tục { $code }.
steps-sample = QUY TRÌNH MẪU, CHƯA PHÊ DUYỆT: không phải quy trình nội bộ do Chủ tịch UBND tỉnh phê duyệt (01/2018/TT-VPCP, Điều 8).
steps-sample-note = Quy trình mẫu, chưa phê duyệt. Ghi theo nguồn của nơi khác hoặc theo văn bản chung: { $place }.
steps-approved = Quy trình nội bộ do Chủ tịch UBND tỉnh phê duyệt.
steps-approved-note = Theo quyết định phê duyệt của tỉnh.
steps-general = QUY TRÌNH MẪU, CHƯA PHÊ DUYỆT: nguồn không có quy trình nội bộ; bốn bước chung, không ghi thời gian.
steps-general-note = Quy trình mẫu, chưa phê duyệt. Nguồn không có quy trình nội bộ: đây là bốn bước chung theo Nghị định 61/2018/NĐ-CP, không ghi thời gian.
steps-general-receive = Kiểm tra, tiếp nhận hồ sơ, ghi giấy tiếp nhận và hẹn trả
steps-general-process = Thẩm định hồ sơ, đề xuất kết quả
steps-general-decide = Xem xét, ký kết quả
steps-general-return = Trả kết quả

## Báo cáo nhập

report-title = Báo cáo nhập thủ tục
report-about = Đã nhập { $procedures } thủ tục. Bộ nhập thấy { $found } chỗ nguồn tự mâu thuẫn; nó giữ nguyên và ghi lại ở đây cùng trong notes của từng thủ tục, không tự sửa.
report-sort = Loại
report-count = Số chỗ
report-contradictions = Mâu thuẫn
report-procedures = Các thủ tục
report-code = Mã
report-name = Tên
report-received-at = Nộp ở cấp
report-limit = Thời hạn thường
report-steps = Quy trình theo
report-unknown = chưa biết
report-no-steps = bốn bước chung
report-kept = { " (viết tay, giữ nguyên)" }

## Cơ quan, đơn vị hành chính

committee-name = Ủy ban nhân dân { $unit }
committee-desk = Bộ phận Tiếp nhận và Trả kết quả, UBND { $unit }
committee-unit = { $unit }, { $above }
committee-ended = Thôi hoạt động theo { $resolution }.
committee-renamed = Sau đó mang tên { $name }, theo { $resolution }.
org-districts = số đơn vị cấp huyện
org-communes = số đơn vị cấp xã ({ $when })
org-kind = số đơn vị loại { $kind } ({ $when })
org-count = Nguồn ghi { $what } là { $stated }, đếm được { $there }.
org-change = Đơn vị { $code }: bảng thay đổi ngày 01/01/2025 và danh sách đơn vị nói khác nhau.
org-agency-missing = Gói không có cơ quan { $id }.
org-differs = { $what }: gói ghi "{ $ours }", nguồn ghi "{ $theirs }".
report-organisation = Tổ chức
report-organisation-same = Cơ quan và đơn vị hành chính của nguồn khớp với gói.

## Papers

paper-unknown = Không có giấy nào tên { $name }.
paper-unknown-near = Có phải { $near }? Các giấy có thể thay mẫu: { $known }.
paper-unknown-instead = Các giấy có thể thay mẫu: { $known }.
paper-broken = Mẫu giấy này không in được: { $said }.
paper-bare = Mẫu giấy này không in được khi thiếu dữ liệu mà hồ sơ thật có thể thiếu: { $said }.
paper-bare-instead = Dữ liệu có thể thiếu thì hỏi bằng d.at("khóa", default: none), rồi chỉ in khi có: #if given(…) [ … ].
paper-keys = Dữ liệu của giấy này có: { $keys }.
paper-variable = Xem lại chính tả; những gì official.typ có sẵn được kể trong docs/papers.md.
paper-files = Mẫu giấy chỉ đọc được /data.json, /official.typ và, khi hồ sơ có mã, /qr.svg; tên tệp viết thẳng trong ngoặc kép.
paper-alt = Hình nào cũng cần lời thay hình: image("/qr.svg", alt: "…").
paper-title = Mở đầu mẫu bằng #show: official.with(title: "…") để giấy có tiêu đề.
paper-endless = Bỏ vòng lặp không dừng: một tờ giấy in xong trong chưa đầy một giây.
paper-unclosed = Đóng dấu ngoặc hoặc dấu nháy mở ra ở đây; lệnh motcua pack paper { $name } in ra mẫu có sẵn để đối chiếu.
paper-type = Giá trị đưa vào đây sai loại: số đo viết liền đơn vị (12pt, 3mm), chữ đặt trong ngoặc kép, nội dung in đặt trong ngoặc vuông; lệnh motcua pack paper { $name } in ra mẫu có sẵn để đối chiếu.
paper-mend = Sửa chỗ này; lệnh motcua pack paper { $name } in ra mẫu có sẵn để đối chiếu.
