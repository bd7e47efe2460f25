/// Writes han_tables.cpp at build time: what ICU's transliterators say of each Han character. Asking them when the
/// program runs costs a quarter of a second before the first character is read.
#include <fstream>
#include <iostream>
#include <map>
#include <memory>
#include <string>
#include <unicode/translit.h>
#include <unicode/ucnv.h>
#include <unicode/uniset.h>

namespace {

using icu::UnicodeString;

constexpr char32_t kFirstHan = 0x3400;
constexpr char32_t kLastHan = 0x9FFF;

std::unique_ptr<icu::Transliterator> Open(const char* id) {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<icu::Transliterator> opened(
      icu::Transliterator::createInstance(UnicodeString::fromUTF8(id), UTRANS_FORWARD, status));
  if (U_FAILURE(status) != 0) std::cerr << "ICU has no transliterator " << id << ": " << u_errorName(status) << "\n";
  return U_FAILURE(status) != 0 ? nullptr : std::move(opened);
}

/// Simplified text uses 著 (显著), 乾 (乾县), 俱, 姊 and others that ICU would fold, so what GB 2312 has stays. These
/// five GB 2312 has for old names only; in a report they come from conversion to traditional characters.
icu::UnicodeSet AlreadySimplified() {
  UErrorCode status = U_ZERO_ERROR;
  icu::UnicodeSet set;
  UConverter* converter = ucnv_open("gb2312", &status);
  ucnv_getUnicodeSet(converter, set.toUSet(), UCNV_ROUNDTRIP_SET, &status);
  ucnv_close(converter);
  for (const char32_t folded : {U'於', U'後', U'徵', U'麽', U'菸'}) set.remove(static_cast<UChar32>(folded));
  set.add(static_cast<UChar32>(U'瞭'));  // 瞭望, which GB 2312 lacks (通用规范汉字表, 2013)
  return set;
}

bool WriteSimplified(std::ostream& out) {
  const auto transliterator = Open("Traditional-Simplified");
  if (!transliterator) return false;
  const icu::UnicodeSet stays = AlreadySimplified();
  out << "const HanPair kSimplified[] = {\n";
  for (char32_t c = kFirstHan; c <= kLastHan; ++c) {
    const auto from = static_cast<UChar32>(c);
    UChar32 to = from;
    for (int i = 0; i < 3 && !stays.contains(to); ++i) {  // 薴 is 苧 first and 苎 then
      UnicodeString text(to);
      transliterator->transliterate(text);
      if (text.countChar32() == 1) to = text.char32At(0);
    }
    if (to != from) out << "{" << from << "," << to << "},\n";
  }
  out << "};\nconst std::size_t kSimplifiedCount = sizeof(kSimplified) / sizeof(kSimplified[0]);\n";
  return true;
}

/// The reading that a character has in names, where ICU gives another (通用规范汉字字典, 2013).
std::string_view ReadingInNames(char32_t c) {
  switch (c) {
    case U'晟':
      return "sheng";
    case U'地':
      return "di";
    case U'率':
      return "lv";
    case U'什':
      return "shi";
    default:
      return "";
  }
}

bool WritePinyin(std::ostream& out) {
  const auto transliterator = Open("Han-Latin; NFD; [[:Mn:]-[\\u0308]] Remove; NFC; Lower");
  if (!transliterator) return false;
  std::map<std::string, std::size_t> syllables{{"", 0}};
  std::string numbers;
  std::string list = "\"\",\n";
  for (char32_t c = kFirstHan; c <= kLastHan; ++c) {
    UnicodeString text(static_cast<UChar32>(c));
    transliterator->transliterate(text);
    text.findAndReplace(UnicodeString(u'ü'), UnicodeString(u'v'));
    std::string syllable;
    for (int i = 0; i < text.length(); ++i) {
      if (text[i] >= u'a' && text[i] <= u'z') syllable += static_cast<char>(text[i]);
    }
    if (!ReadingInNames(c).empty()) syllable = ReadingInNames(c);
    const auto [found, is_new] = syllables.emplace(syllable, syllables.size());
    if (is_new) list += "\"" + syllable + "\",\n";
    numbers += std::to_string(found->second) + ",\n";
  }
  out << "const std::string_view kSyllables[] = {\n" << list << "};\n";
  out << "const std::uint16_t kSyllableOf[] = {\n" << numbers << "};\n";
  return true;
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 2) return 1;
  std::ofstream out(arguments[1]);
  out << "#include \"schema/text/han_tables.h\"\n\nnamespace jitu::text {\n\n";
  const bool written = WriteSimplified(out) && WritePinyin(out);
  out << "\n}  // namespace jitu::text\n";
  return written && out ? 0 : 1;
}
