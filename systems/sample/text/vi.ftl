### Ghi chú của cơ quan

title = Ghi chú
intro = Ghi chú nội bộ của cơ quan. Mỗi ghi chú tự đóng sau { $days } ngày.
written-so-far = Đã ghi { $count } ghi chú.
nothing-yet = Chưa có ghi chú nào.
write = Viết ghi chú
note = Ghi chú
note-hint = Tối đa { $max } ký tự.
save = Lưu
amend = Sửa
close = Đóng ghi chú
print = In ghi chú
written-at = Viết lúc
state-open = Đang mở
state-closed = Đã đóng
erased = (đã xóa)
happened-written = Đã viết
happened-amended = Đã sửa
happened-closed = Đã đóng
readers = Ai đã xem
closed-title = Ghi chú này đã đóng
closed-hint = Ghi chú đã đóng thì không sửa được nữa. Hãy viết ghi chú mới nếu cần.
not-yours-title = Ghi chú này của cơ quan khác
not-yours-hint = Chỉ công chức của chính cơ quan đó viết và sửa được.
sample-text = Gọi lại cho bộ phận hộ tịch về sổ đăng ký khai sinh năm 1998.
