import { addMessages } from '@khue/platform/http'

addMessages({
  'card.unknown': ['Thẻ này không thuộc khóa học nào bạn đã ghi danh.', 'This card is in none of the courses you are enrolled in.'],
  'reviews.too-many-a-day': ['Mỗi thẻ chỉ nhận tối đa {max} lượt ôn trong một ngày.', 'A card takes {max} reviews a day at the most.'],
  'reviews.too-many-to-replay': ['Những thẻ này đã có quá nhiều lượt ôn (hơn {max}), không chèn thêm được lượt ôn cũ.', 'These cards have too many reviews (more than {max}) to put an older one among them.'],
  'deck.unknown': ['Bộ thẻ này không thuộc khóa học nào bạn đã ghi danh.', 'This deck is in none of the courses you are enrolled in.'],
})
