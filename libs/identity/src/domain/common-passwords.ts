const stems = [
  'password', 'passw0rd', 'matkhau', 'matkhaucuatoi', 'qwertyuiop', 'qwerty', 'asdfghjkl', 'asdfgh', 'zxcvbnm', 'iloveyou', 'letmein', 'welcome', 'administrator', 'admin',
  'football', 'baseball', 'superman', 'batman', 'princess', 'sunshine', 'monkey', 'dragon', 'master', 'trustno', 'hello', 'freedom', 'whatever', 'michael', 'jordan', 'charlie',
  'computer', 'internet', 'samsung', 'iphone', 'google', 'facebook', 'zalo', 'youtube', 'pokemon', 'starwars', 'liverpool', 'chelsea', 'arsenal', 'barcelona', 'ronaldo', 'messi',
  'anhyeuem', 'emyeuanh', 'toiyeuem', 'toiyeuanh', 'yeuemnhieu', 'yeuanhnhieu', 'toiyeuvietnam', 'vietnam', 'hanoi', 'thudohanoi', 'saigon', 'hochiminh', 'hoangsatruongsa',
  'giadinh', 'giadinhtoi', 'conyeu', 'meyeucon', 'boyeucon', 'bome', 'hanhphuc', 'maimai', 'mottinhyeu', 'tinhyeu', 'khongbiet', 'khongcomatkhau', 'khongnho', 'quenmatkhau',
  'nguyenvana', 'nguyenthia', 'nguyenvanan', 'tranvana', 'abcd', 'abc', 'abcdef', 'test', 'testing', 'changeme', 'secret', 'default', 'guest', 'login', 'root', 'user',
  'qazwsx', 'qazwsxedc', 'qweasdzxc', 'asdasd', 'zaqwsx', 'aaa', 'lol', 'khue', 'khuevancac',
]
const tails = ['', '1', '12', '123', '1234', '12345', '123456', '1234567', '12345678', '123456789', '1234567890', '!', '@', '@123', '123@', '!@#', '1!', '2023', '2024', '2025', '2026', '@2025', '@2026', '000', '111', '888', '999', '0000', '1111', '8888', '9999', '123123', '321', '4321', '654321', '123!', '1990', '1995', '2000', '01', '69']
const whole = [
  '1q2w3e4r5t', '1qaz2wsx3edc', 'q1w2e3r4t5', 'zaq12wsx!!', '1a2b3c4d5e', 'a1b2c3d4e5', '0987654321', '9876543210', '1122334455', '1234554321', '1357924680', '0123456789', '123456789a', 'a123456789',
  '1234567890qwe', 'abc123456789', '147258369', '147258369a', '123321123321', '111222333444', '112233445566', '123654789a', '121212121212', '159357159357', '0123456789a', 'p@ssw0rd123', 'p@ssword123',
  'passpasspass', 'adminadmin', 'useruseruser', 'correcthorsebatterystaple', 'thequickbrownfox', 'matkhau123456', 'anhyeuem123456', '19001009200', '30041975', '02091945',
]

/** Common passwords (folded: lower case, no marks, no spaces): the stems with the tails people add, and some whole ones. */
export const commonPasswords: ReadonlySet<string> = new Set([...stems.flatMap((stem) => tails.map((tail) => stem + tail)), ...stems.map((stem) => stem + stem), ...whole])
