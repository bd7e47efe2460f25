#include "schema/text/normalise.h"

#include <catch2/catch.hpp>

using namespace jitu::text;
using jitu::ByteSpan;

TEST_CASE("Reading form writes what means the same in one way") {
  struct Case {
    std::string text;
    std::string read;
  };
  const Case cases[] = {
      {"（一）概况：收入，支出；占８５．２％", "(一)概况:收入,支出;占85.2%"},
      {"100㎡、3㎞、25℃", "100m2、3km、25°C"},
      {"5km²和6m³", "5km2和6m3"},
      {"㈠Ⅱ⒊﹝2022﹞", "(一)II3.〔2022〕"},
      {"≧５≦６＞７＜８＝９", "≥5≤6>7<8=9"},
      {"2—12个月，１～２年−３", "2—12个月,1~2年-3"},
      {"對於後續項目資金", "对于后续项目资金"},
      {"显著成效，乾县，著名", "显著成效,乾县,著名"},
      {"甲\u00A0乙\u3000丙\t丁", "甲 乙 丙 丁"},
      {"甲\u200B乙\uFEFF丙\u00AD丁\a", "甲乙丙丁"},
      {"一行\r\n二行\r三行\u2028四行\f五行", "一行\n二行\n三行\n四行\n五行"},
      {"「引」『号』", "“引”‘号’"},
      {"建成\"某某家园\"2个", "建成“某某家园”2个"},
      {"目录 \\o \"1-3\" 屏幕5\"", "目录 \\o \"1-3\" 屏幕5\""},
      {"一\"半\n二\"半", "一\"半\n二\"半"},
      {"⺠政局", "民政局"},
      {"⼀般", "一般"},
      {"10∶30", "10:30"},
  };
  for (const Case& each : cases) CHECK(ForReadingOnly(each.text) == each.read);
}

TEST_CASE("Marks that readers rely on, and marks that would become bare digits, stay") {
  for (const std::string text : {"。、《》〈〉“”‘’〔〕【】—…·‰", "①②⑳", "㊀", "3½", "10²", "第①项¹"}) {
    CHECK(ForReadingOnly(text) == text);
  }
}

TEST_CASE("Broken bytes become replacement characters with a way back") {
  const MappedText read = ForReading("甲\xFF乙");
  CHECK(read.text == "甲\uFFFD乙");
  CHECK(read.map.ToSource({3, 6}) == ByteSpan{3, 4});
}

TEST_CASE("Every place of the reading form leads back to what it was made of") {
  const std::string source = "占８５％，（注）。";
  const MappedText read = ForReading(source);
  REQUIRE(read.text == "占85%,(注)。");
  const auto back = [&](std::string_view part) {
    const auto at = static_cast<std::uint32_t>(read.text.find(part));
    const ByteSpan span = read.map.ToSource({at, at + static_cast<std::uint32_t>(part.size())});
    return source.substr(span.start, span.length());
  };
  CHECK(back("85%") == "８５％");
  CHECK(back("(注)") == "（注）");
  CHECK(back("。") == "。");
  CHECK(back("5") == "５");
}

TEST_CASE("A name's key does not depend on width, case, blanks, brackets and punctuation") {
  const std::vector<std::vector<std::string>> same = {
      {"株财发〔2022〕5号", "株财发[2022]5号", "株财发【２０２２】5号", " 株财发﹝2022﹞ 5号"},
      {"“小巨人”企业", "小巨人企业", "「小巨人」企業"},
      {"AES100", "aes100", "ＡＥＳ１００", "AES-100"},
      {"2022—2025年行动", "2022-2025年行动", "2022～2025年行动"},
  };
  for (const auto& names : same) {
    for (const std::string& name : names) CHECK(NameKey(name) == NameKey(names[0]));
  }
  CHECK(NameKey("1.5万") != NameKey("15万"));
  CHECK(NameKey("2-3号") != NameKey("23号"));
  CHECK(NameKey("《》、 （）").empty());
}

TEST_CASE("Names that sound the same have one sound key, others do not") {
  CHECK(PinyinKey("启承华路") == "qichenghualu");
  CHECK(PinyinKey("启成华路") == "qichenghualu");
  CHECK(PinyinKey("异形") == PinyinKey("异性"));
  CHECK(PinyinKey("608所") == "608suo");
  CHECK(PinyinKey("绿化") == "lvhua");
  CHECK(PinyinKey("路化") != PinyinKey("绿化"));
  CHECK(PinyinInitials("启承华路") == "qchl");
  CHECK(PinyinInitials("AES100发动机") == "aes100fdj");
}

TEST_CASE("Simplifying touches nothing but traditional characters") {
  CHECK(Simplified("產業鏈（支出）") == "产业链（支出）");
  CHECK(Simplified("ＡＢ①") == "ＡＢ①");
}
