import { addMessages } from '../http/messages.js'

addMessages({
  'reading.more': ['Và còn {count} chỗ nữa.', 'And {count} more.'],
  'reading.link': ['Liên kết này không dùng được: {name}', 'This link cannot be used: {name}'],
  'reading.no-anchor': ['Liên kết dẫn tới một mục không có trong bài: {name}', 'A link leads to a heading that is not there: {name}'],
  'reading.no-alt': ['Ảnh chưa có lời mô tả cho người không nhìn thấy: {name}', 'A picture has no words for those who cannot see it: {name}'],
  'reading.tag': ['Thẻ <{name}> không dùng được nên đã bỏ, chữ bên trong vẫn giữ.', 'The tag <{name}> cannot be used: it was left out, the text in it was kept.'],
  'reading.element': ['Phần <{name}> không dùng được nên đã bỏ cả nội dung.', 'A part <{name}> cannot be used and was left out with what is in it.'],
  'reading.attribute': ['Thuộc tính {name} của <{tag}> không dùng được nên đã bỏ.', 'The attribute {name} of <{tag}> cannot be used and was left out.'],
  'reading.end-tag': ['Thẻ đóng </{name}> không có thẻ mở nên đã bỏ.', 'A closing tag </{name}> closes nothing and was left out.'],
  'reading.unclosed': ['Thẻ <{name}> mở mà không đóng: coi như đóng ở cuối đoạn.', 'A tag <{name}> is not closed: it was closed at the end of its paragraph.'],
  'reading.html-open': ['HTML ở đây mở mà không đóng (một thẻ hoặc chú thích <!-- ): hãy xem lại phần từ dòng này.', 'HTML is left open here (a tag or a comment <!-- ): please look at what follows this line.'],
  'reading.too-deep': ['Các thẻ HTML lồng nhau quá sâu hoặc quá nhiều: nội dung này không nhận được.', 'HTML tags are nested too deeply, or there are too many: this text cannot be taken.'],
  'reading.formula': ['Công thức không đọc được nên để nguyên như đã gõ: {name}', 'A formula cannot be read and is shown as it was typed: {name}'],
  'reading.formula-command': ['Công thức có lệnh chưa biết {command} nên để nguyên như đã gõ: {name}', 'A formula has an unknown command {command} and is shown as it was typed: {name}'],
  'reading.formula-open': ['Công thức thiếu một dấu đóng ngoặc nên để nguyên như đã gõ: {name}', 'Something in a formula is not closed, so it is shown as it was typed: {name}'],
  'reading.back-to-text': ['Về chỗ đang đọc', 'Back to the text'],
  'reading.footnotes': ['Chú thích', 'Footnotes'],
})
