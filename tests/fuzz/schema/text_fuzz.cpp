/// Any bytes as a text file: decoded or refused; its reading form is valid, its own reading form, and leads back
/// inside.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "schema/text/display.h"
#include "schema/text/encoding.h"
#include "schema/text/normalise.h"
#include "schema/text/numerals.h"
#include "schema/text/utf8.h"

namespace {

using namespace jitu::text;

void Require(bool holds) {
  if (!holds) std::abort();
}

void CheckText(const std::string& text) {
  const MappedText read = ForReading(text);
  Require(IsValid(read.text));
  Require(ForReadingOnly(read.text) == read.text);
  const auto size = static_cast<std::uint32_t>(read.text.size());
  Require(read.map.derived_size() == size);
  Require(read.map.ToSource({0, size}).end <= text.size());
  const std::string key = NameKey(text);
  Require(NameKey(key) == key);
  Require(IsValid(PinyinKey(text)) && IsValid(PinyinInitials(text)));
  Require(DisplayWidth(Truncated(text, 20)) <= 20);
  if (const auto number = ParseNumeral(text)) Require(Decimal::Parse(number->ToString()) == number);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  CheckText(bytes);
  const auto decoded = Decode(bytes);
  if (decoded) {
    Require(IsValid(decoded->text));
    CheckText(decoded->text);
  }
  return 0;
}
