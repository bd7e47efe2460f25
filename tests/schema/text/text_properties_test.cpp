/// Properties over random inputs; each failure prints its seed.
#include <algorithm>
#include <catch2/catch.hpp>
#include <random>

#include "schema/text/display.h"
#include "schema/text/encoding.h"
#include "schema/text/normalise.h"
#include "schema/text/numerals.h"
#include "schema/text/utf8.h"

using namespace jitu;
using namespace jitu::text;

namespace {

class Random {
 public:
  explicit Random(unsigned seed) : engine_(seed) {}
  std::uint32_t Below(std::uint32_t limit) { return static_cast<std::uint32_t>(engine_() % limit); }

  std::string Bytes(std::uint32_t longest) {
    std::string bytes(Below(longest + 1), '\0');
    for (char& byte : bytes) byte = static_cast<char>(static_cast<unsigned char>(Below(256)));
    return bytes;
  }

  /// Characters of the kinds that reports hold, and broken bytes between them.
  std::string Text(std::uint32_t longest) {
    constexpr std::u32string_view kKinds = U"绩效於後（），１２³²①㎡㈠\r\n\t \u200B\u00A0“”—aZ09.-%𠀀ﷺ㍿";
    std::string text;
    for (std::uint32_t i = Below(longest + 1); i > 0; --i) {
      if (Below(20) == 0) {
        text += static_cast<char>(static_cast<unsigned char>(128 + Below(128)));
      } else {
        Append(text, kKinds[Below(static_cast<std::uint32_t>(kKinds.size()))]);
      }
    }
    return text;
  }

  /// A map onto a source of `size` bytes, made of pieces in its order; kinds: 3 without pieces that were put in,
  /// else 4.
  SourceMap Map(std::uint32_t size, std::uint32_t kinds = 4) {
    SourceMap map;
    std::uint32_t at = 0;
    while (at < size) {
      const std::uint32_t step = std::min(1 + Below(6), size - at);
      switch (Below(kinds)) {
        case 0:
          map.AppendCopied({at, at + step});
          break;
        case 1:
          map.AppendReplaced(Below(4), {at, at + step});
          break;
        case 2:
          break;
        default:
          map.AppendReplaced(1 + Below(3), {at, at});
          continue;
      }
      at += step;
    }
    return map;
  }

 private:
  std::mt19937 engine_;
};

}  // namespace

TEST_CASE("A map leads a stretch to no less than any stretch inside it") {
  for (unsigned seed = 0; seed < 500; ++seed) {
    INFO("seed " << seed);
    Random random(seed);
    const SourceMap inner = random.Map(60);
    const SourceMap map = seed % 2 == 0 ? inner : random.Map(inner.derived_size()).After(inner);
    const std::uint32_t size = map.derived_size();
    if (size == 0) continue;
    for (int i = 0; i < 20; ++i) {
      const std::uint32_t a = random.Below(size);
      const std::uint32_t b = a + 1 + random.Below(size - a);
      const std::uint32_t c = a + random.Below(b - a);
      const std::uint32_t d = c + 1 + random.Below(b - c);
      const ByteSpan whole = map.ToSource({a, b});
      CHECK(whole.start <= whole.end);
      CHECK(whole.end <= 60);
      CHECK(whole.Contains(map.ToSource({c, d})));
    }
  }
}

TEST_CASE("Composed maps lead where one after the other leads") {
  for (unsigned seed = 0; seed < 500; ++seed) {
    INFO("seed " << seed);
    Random random(seed);
    const SourceMap inner = random.Map(60);
    const SourceMap outer = random.Map(inner.derived_size(), 3);
    const SourceMap both = outer.After(inner);
    REQUIRE(both.derived_size() == outer.derived_size());
    for (std::uint32_t i = 0; i + 1 < outer.derived_size(); ++i) {
      for (const std::uint32_t end : {i + 1, outer.derived_size()}) {
        const ByteSpan middle = outer.ToSource({i, end});
        const ByteSpan composed = both.ToSource({i, end});
        if (!middle.empty()) CHECK(composed == inner.ToSource(middle));
      }
    }
  }
}

TEST_CASE("Reading form of any bytes is valid UTF-8, is its own reading form, and covers its source") {
  for (unsigned seed = 0; seed < 2000; ++seed) {
    INFO("seed " << seed);
    Random random(seed);
    const std::string source = seed % 2 == 0 ? random.Text(80) : random.Bytes(80);
    const MappedText read = ForReading(source);
    CHECK(IsValid(read.text));
    CHECK(read.text == ForReadingOnly(source));
    CHECK(ForReadingOnly(read.text) == read.text);
    CHECK(read.map.derived_size() == read.text.size());
    const ByteSpan back = read.map.ToSource({0, read.map.derived_size()});
    CHECK(back.end <= source.size());
  }
}

TEST_CASE("Each character's reading form is its own reading form") {
  for (char32_t c = 0; c < 0x30000; ++c) {
    std::string text;
    Append(text, c);
    const std::string read = ForReadingOnly(text);
    if (ForReadingOnly(read) != read) FAIL_CHECK("U+" << std::hex << static_cast<std::uint32_t>(c) << " " << read);
  }
}

TEST_CASE("Keys, widths and numerals take any bytes") {
  for (unsigned seed = 0; seed < 2000; ++seed) {
    INFO("seed " << seed);
    Random random(seed);
    const std::string bytes = seed % 2 == 0 ? random.Text(40) : random.Bytes(40);
    CHECK(NameKey(NameKey(bytes)) == NameKey(bytes));
    CHECK(IsValid(PinyinKey(bytes)));
    CHECK(IsValid(PinyinInitials(bytes)));
    CHECK(DisplayWidth(Truncated(bytes, 7)) <= 7);
    CHECK(Collate(bytes, bytes) == 0);
    static_cast<void>(ParseNumeral(bytes));
    static_cast<void>(ParseOrdinal(bytes));
    const auto decoded = Decode(bytes);
    if (decoded) CHECK(IsValid(decoded->text));
  }
}

TEST_CASE("Code points written and read again are the same") {
  for (unsigned seed = 0; seed < 500; ++seed) {
    INFO("seed " << seed);
    Random random(seed);
    const std::string bytes = random.Bytes(200);
    const std::u32string code_points = ToCodePoints(bytes);
    CHECK(CountCodePoints(bytes) == code_points.size());
    CHECK(ToCodePoints(FromCodePoints(code_points)) == code_points);
    const CodePointIndex index(bytes);
    std::uint32_t count = 0;
    for (std::size_t i = 0; i < bytes.size(); i += At(bytes, i).bytes) CHECK(index.CodePointOf(bytes, i) == count++);
    CHECK(index.CodePointOf(bytes, bytes.size()) == count);
  }
}

TEST_CASE("A decimal's text reads as the same decimal") {
  for (unsigned seed = 0; seed < 2000; ++seed) {
    INFO("seed " << seed);
    Random random(seed);
    const auto digits = static_cast<std::int64_t>(random.Below(4'000'000'000u)) * (random.Below(2) == 0 ? 1 : -1);
    const Decimal decimal{digits, static_cast<std::int8_t>(random.Below(19))};
    const auto again = Decimal::Parse(decimal.ToString());
    REQUIRE(again.has_value());
    CHECK(*again == decimal);
    const auto there = decimal.Shifted(3);
    if (there) CHECK(*there->Shifted(-3) == decimal);
  }
}

TEST_CASE("Every number up to ten million survives being written in Chinese") {
  const auto write = [](std::uint32_t number) {
    constexpr const char* kDigits[] = {"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
    constexpr const char* kPlaces[] = {"", "十", "百", "千"};
    const auto section = [&](std::uint32_t part) {
      std::string text;
      for (int place = 3, power = 1000; place >= 0; --place, power /= 10) {
        const std::uint32_t digit = part / static_cast<std::uint32_t>(power) % 10;
        if (digit > 0) {
          text += kDigits[digit] + std::string(kPlaces[place]);
        } else if (!text.empty() && part % static_cast<std::uint32_t>(power) != 0 && !text.ends_with("零")) {
          text += "零";
        }
      }
      return text;
    };
    std::string text = number >= 10000 ? section(number / 10000) + "万" : "";
    const std::uint32_t rest = number % 10000;
    if (number >= 10000 && rest > 0 && rest < 1000) text += "零";
    return text + section(rest);
  };
  Random random(7);
  for (int i = 0; i < 5000; ++i) {
    const std::uint32_t number = i < 1200 ? static_cast<std::uint32_t>(i + 1) : 1 + random.Below(10'000'000);
    INFO(number << " " << write(number));
    const auto read = ParseNumeral(write(number));
    REQUIRE(read.has_value());
    CHECK(read->ToString() == std::to_string(number));
  }
}
