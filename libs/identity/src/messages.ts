import { addMessages } from '@khue/platform/http'

addMessages({
  'password.short': ['Mật khẩu cần ít nhất 10 ký tự. Một câu ngắn dễ nhớ là tốt nhất.', 'A password needs at least 10 characters. A short sentence you remember is best.'],
  'password.long': ['Mật khẩu dài tối đa 128 ký tự.', 'A password has at most 128 characters.'],
  'password.common': ['Mật khẩu này quá phổ biến, người khác dễ đoán ra. Mời chọn câu khác.', 'This password is a common one and easily guessed. Please choose another.'],
  'password.simple': ['Mật khẩu này lặp lại hoặc đếm số nên dễ đoán. Mời chọn câu khác.', 'This password repeats or counts, so it is easily guessed. Please choose another.'],
  'password.personal': ['Mật khẩu không nên là tên hay địa chỉ của bạn.', 'A password should not be your own name or address.'],
  'identifier.needed': ['Cần ít nhất một: e-mail, số điện thoại hoặc tên đăng nhập.', 'At least one is needed: e-mail, telephone number or user name.'],
  'email.invalid': ['Địa chỉ e-mail không đúng.', 'Not an e-mail address.'],
  'phone.invalid': ['Số điện thoại không đúng (ví dụ 0912 345 678).', 'Not a telephone number (for example 0912 345 678).'],
  'username.invalid': ['Tên đăng nhập gồm 3 đến 32 chữ cái không dấu, chữ số, dấu chấm, gạch nối; không chỉ toàn số.', 'A user name has 3 to 32 letters a-z, digits, dots or hyphens, and not only digits.'],
  'identifier.taken': ['Đã có tài khoản dùng thông tin này. Nếu là bạn, mời đăng nhập.', 'There is an account with this already. If it is yours, please sign in.'],
  'unit.not-residential': ['Không có phường, xã này. Mời chọn trong danh sách.', 'There is no such ward or commune. Please choose from the list.'],
  'birth-year.invalid': ['Năm sinh không đúng (người học từ 6 tuổi).', 'Not a possible year of birth (learners are 6 or older).'],
  'locale.invalid': ['Ngôn ngữ là vi hoặc en.', 'The language is vi or en.'],
  'sign-in.failed': ['Tên đăng nhập hoặc mật khẩu không đúng.', 'The name or the password is not right.'],
})
