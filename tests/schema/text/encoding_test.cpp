#include "schema/text/encoding.h"

#include <catch2/catch.hpp>

#include "schema/text/utf8.h"

using namespace jitu;
using namespace std::string_literals;

namespace {

std::string Utf16(const std::string& utf8, bool little) {
  std::string bytes;
  for (const char32_t unit : text::ToCodePoints(utf8)) {  // the texts below are of the basic plane
    const char high = static_cast<char>(static_cast<unsigned char>(unit >> 8));
    const char low = static_cast<char>(static_cast<unsigned char>(unit & 0xFF));
    bytes += little ? low : high;
    bytes += little ? high : low;
  }
  return bytes;
}

const std::string kText = "一、基本情况\n2022年本中心支出12.5万元，举办培训班3期。\n";
const std::string kTraditional = "一、基本情況\n本中心為推動產業發展，辦理輔導與補助，並舉辦展覽會。\n";

// As iconv writes them.
const std::string kGb18030 =
    "\xD2\xBB\xA1\xA2\xBB\xF9\xB1\xBE\xC7\xE9\xBF\xF6\x0A\x32\x30\x32\x32\xC4\xEA\xB1\xBE\xD6\xD0\xD0"
    "\xC4\xD6\xA7\xB3\xF6\x31\x32\x2E\x35\xCD\xF2\xD4\xAA\xA3\xAC\xBE\xD9\xB0\xEC\xC5\xE0\xD1\xB5\xB0"
    "\xE0\x33\xC6\xDA\xA1\xA3\x0A";
const std::string kBig5 =
    "\xA4\x40\xA1\x42\xB0\xF2\xA5\xBB\xB1\xA1\xAA\x70\x0A\xA5\xBB\xA4\xA4\xA4\xDF\xAC\xB0\xB1\xC0\xB0"
    "\xCA\xB2\xA3\xB7\x7E\xB5\x6F\xAE\x69\xA1\x41\xBF\xEC\xB2\x7A\xBB\xB2\xBE\xC9\xBB\x50\xB8\xC9\xA7"
    "\x55\xA1\x41\xA8\xC3\xC1\x7C\xBF\xEC\xAE\x69\xC4\xFD\xB7\x7C\xA1\x43\x0A";

}  // namespace

TEST_CASE("A text is read in each encoding, with and without a byte order mark") {
  struct Case {
    std::string bytes;
    std::string encoding;
  };
  const Case cases[] = {
      {kText, "UTF-8"},
      {"\xEF\xBB\xBF" + kText, "UTF-8"},
      {kGb18030, "GB18030"},
      {Utf16(kText, true), "UTF-16LE"},
      {Utf16(kText, false), "UTF-16BE"},
      {"\xFF\xFE" + Utf16(kText, true), "UTF-16LE"},
      {"\xFE\xFF" + Utf16(kText, false), "UTF-16BE"},
  };
  for (const Case& each : cases) {
    INFO(each.encoding);
    const auto decoded = text::Decode(each.bytes);
    REQUIRE(decoded.has_value());
    CHECK(decoded->text == kText);
    CHECK(decoded->encoding == each.encoding);
  }
  const auto big5 = text::Decode(kBig5);
  REQUIRE(big5.has_value());
  CHECK(big5->encoding == "Big5");
  CHECK(big5->text == kTraditional);
}

TEST_CASE("A short line in GB18030 is still read") {
  const std::pair<std::string, std::string> cases[] = {
      {"无。", "\xCE\xDE\xA1\xA3"},
      {"支出22万元",
       "\xD6\xA7\xB3\xF6"
       "22"
       "\xCD\xF2\xD4\xAA"},
      {"绩效自评报告", "\xBC\xA8\xD0\xA7\xD7\xD4\xC6\xC0\xB1\xA8\xB8\xE6"},
  };
  for (const auto& [written, bytes] : cases) {
    INFO(written);
    const auto decoded = text::Decode(bytes);
    REQUIRE(decoded.has_value());
    CHECK(decoded->text == written);
  }
}

TEST_CASE("A cut last character is dropped in every encoding") {
  for (const std::string& bytes : {kText + "\xE7\xBB", kGb18030 + "\xBC", Utf16(kText, true) + "\xE9"}) {
    const auto decoded = text::Decode(bytes);
    REQUIRE(decoded.has_value());
    CHECK(decoded->text == kText);
  }
}

TEST_CASE("A damaged byte in UTF-8 does not make it another encoding") {
  std::string bytes;
  for (int i = 0; i < 10; ++i) bytes += kText;
  bytes.insert(0, "\xFF");
  const auto decoded = text::Decode(bytes);
  REQUIRE(decoded.has_value());
  CHECK(decoded->encoding == "UTF-8");
  CHECK(decoded->text.substr(0, 3) == "\uFFFD");
}

TEST_CASE("Bytes that are no text are refused with what they look like") {
  struct Case {
    std::string bytes;
    std::string says;
  };
  const Case cases[] = {
      {"%PDF-1.7\n...", "PDF"},
      {"PK\x03\x04"
       "aaaa",
       "ZIP"},
      {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "Office"},
      {"abc\0\0\0def"s, "NUL"},
      {std::string(100, '\x01'), "control"},
      {"\x7F"
       "ELF\x02\x01",
       "program"},
  };
  for (const Case& each : cases) {
    INFO(each.says);
    const auto decoded = text::Decode(each.bytes);
    REQUIRE_FALSE(decoded.has_value());
    CHECK(decoded.error().code == ErrorCode::kUnreadableInput);
    CHECK(decoded.error().message.en.find(each.says) != std::string::npos);
    CHECK_FALSE(decoded.error().message.zh.empty());
  }
}

TEST_CASE("Nothing at all is an empty text") {
  REQUIRE(text::Decode("").has_value());
  CHECK(text::Decode("")->text.empty());
  CHECK(text::Decode("\xEF\xBB\xBF")->text.empty());
}
