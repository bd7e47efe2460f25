#include "schema/text/normalise.h"

#include <unicode/uchar.h>

#include "schema/text/fold_table.h"
#include "schema/text/han_tables.h"
#include "schema/text/utf8.h"

namespace jitu::text {
namespace {

using Kind = FoldTable::Kind;

/// Keeps the way back only where it is asked for: the map costs more than the text.
struct Unmapped {
  std::string text;
  void Copy(std::string_view source, std::size_t start, std::size_t end) { text += source.substr(start, end - start); }
  void Replace(std::string_view by, std::size_t, std::size_t) { text += by; }
};

struct Mapped : Unmapped {
  SourceMap map;
  static ByteSpan Bytes(std::size_t start, std::size_t end) {
    return {static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(end)};
  }
  void Copy(std::string_view source, std::size_t start, std::size_t end) {
    Unmapped::Copy(source, start, end);
    map.AppendCopied(Bytes(start, end));
  }
  void Replace(std::string_view by, std::size_t start, std::size_t end) {
    Unmapped::Replace(by, start, end);
    map.AppendReplaced(static_cast<std::uint32_t>(by.size()), Bytes(start, end));
  }
};

/// Whether ² after this is an exponent of a unit: km², 米².
bool EndsInLengthUnit(std::string_view text) {
  if (text.empty()) return false;
  const char32_t last = Before(text, text.size()).value;
  return (last >= U'a' && last <= U'z') || (last >= U'A' && last <= U'Z') || last == U'米';
}

template <class Sink>
void Fold(std::string_view text, Sink& sink) {
  const FoldTable& table = FoldTable::Instance();
  sink.text.reserve(text.size() + text.size() / 16);
  std::size_t copied = 0;
  std::size_t i = 0;
  while (i < text.size()) {
    const char byte = text[i];
    if (byte >= 0x20 && byte < 0x7F) {
      ++i;
      continue;
    }
    const CodePoint next = At(text, i);
    const FoldTable::Entry entry = table.Of(next.value);
    const bool broken = next.value == 0xFFFD && next.bytes == 1;
    const std::size_t end = i + next.bytes;
    if (entry.kind == Kind::kKeep && !broken) {
      i = end;
      continue;
    }
    sink.Copy(text, copied, i);
    if (broken) {
      sink.Replace("\uFFFD", i, end);
    } else if (entry.kind == Kind::kReplace) {
      sink.Replace(table.Replacement(next.value, entry), i, end);
    } else if (entry.kind == Kind::kCarriageReturn) {
      sink.Replace(end < text.size() && text[end] == '\n' ? "" : "\n", i, end);
    } else if (EndsInLengthUnit(sink.text)) {
      sink.Replace(next.value == U'²' ? "2" : "3", i, end);
    } else {
      sink.Copy(text, i, end);
    }
    i = copied = end;
  }
  sink.Copy(text, copied, text.size());
}

/// Straight quotes of a folded text that close within their line, no other quote between, become “ and ”, if what they
/// quote begins or ends with a character that is not ASCII: \o "1-3" is no quotation.
template <class Sink>
void CurlQuotes(std::string_view text, Sink& sink) {
  constexpr std::string_view kOpen = "“";
  constexpr std::string_view kClose = "”";
  const auto is_ascii = [&](std::size_t i) { return static_cast<unsigned char>(text[i]) < 0x80; };
  std::size_t copied = 0;
  for (std::size_t at = text.find('"'); at != std::string_view::npos;) {
    const std::size_t close = text.find_first_of("\"\n", at + 1);
    if (close == std::string_view::npos) break;
    const std::string_view inside = text.substr(at + 1, close - at - 1);
    const bool quotes = text[close] == '"' && !inside.empty() && !(is_ascii(at + 1) && is_ascii(close - 1)) &&
                        inside.find(kOpen) == std::string_view::npos && inside.find(kClose) == std::string_view::npos;
    if (quotes) {
      sink.Copy(text, copied, at);
      sink.Replace(kOpen, at, at + 1);
      sink.Copy(text, at + 1, close);
      sink.Replace(kClose, close, close + 1);
      copied = close + 1;
      at = text.find('"', copied);
    } else {
      at = text[close] == '"' ? close : text.find('"', close);
    }
  }
  sink.Copy(text, copied, text.size());
}

/// Whether ForReading leaves the text as it is, for certain.
bool IsForReading(std::string_view text) {
  const FoldTable& table = FoldTable::Instance();
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint next = At(text, i);
    if (next.value == 0xFFFD || next.value == U'"' || table.Of(next.value).kind != Kind::kKeep) return false;
    i += next.bytes;
  }
  return true;
}

bool IsDigit(char32_t c) { return c >= U'0' && c <= U'9'; }

/// Blanks, quotes, brackets, punctuation and the comparison signs that stand in for brackets.
bool IsPunctuation(char32_t c) {
  switch (u_charType(static_cast<UChar32>(c))) {
    case U_DASH_PUNCTUATION:
    case U_START_PUNCTUATION:
    case U_END_PUNCTUATION:
    case U_CONNECTOR_PUNCTUATION:
    case U_OTHER_PUNCTUATION:
    case U_INITIAL_PUNCTUATION:
    case U_FINAL_PUNCTUATION:
    case U_MODIFIER_SYMBOL:
    case U_SPACE_SEPARATOR:
    case U_LINE_SEPARATOR:
    case U_PARAGRAPH_SEPARATOR:
    case U_CONTROL_CHAR:
      return true;
    default:
      return c == U'<' || c == U'>' || c == U'~' || c == U'|';
  }
}

/// What a mark between two digits is in a key: 1.5 and 15 differ, 2022—2025 and 2022-2025 do not. 0: nothing.
char32_t BetweenDigits(char32_t c) {
  if (c == U'.') return U'.';
  return c == U'-' || c == U'—' || c == U'~' ? U'-' : 0;
}

}  // namespace

MappedText ForReading(std::string_view text) {
  Mapped folded;
  Fold(text, folded);
  if (folded.text.find('"') == std::string::npos) return {std::move(folded.text), std::move(folded.map)};
  Mapped curled;
  CurlQuotes(folded.text, curled);
  return {std::move(curled.text), curled.map.After(folded.map)};
}

std::string ForReadingOnly(std::string_view text) {
  Unmapped folded;
  Fold(text, folded);
  if (folded.text.find('"') == std::string::npos) return std::move(folded.text);
  Unmapped curled;
  CurlQuotes(folded.text, curled);
  return std::move(curled.text);
}

std::string NameKey(std::string_view name) {
  std::string folded;
  std::string_view text = name;
  if (!IsForReading(name)) text = folded = ForReadingOnly(name);
  std::string key;
  key.reserve(text.size());
  std::size_t kept = 0;  // from here on all stays as it is
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint point = At(text, i);
    const std::size_t end = i + point.bytes;
    if (IsHan(point.value)) {
      i = end;
      continue;
    }
    key.append(text, kept, i - kept);
    const bool inside = i > 0 && end < text.size() && IsDigit(static_cast<unsigned char>(text[i - 1])) &&
                        IsDigit(static_cast<unsigned char>(text[end]));
    if (const char32_t mark = BetweenDigits(point.value); inside && mark != 0) {
      Append(key, mark);
    } else if (point.value == U'²' || point.value == U'³') {
      key += point.value == U'²' ? '2' : '3';  // beside a unit or not, so that the key of a key is the key
    } else if (!IsPunctuation(point.value)) {
      Append(key, static_cast<char32_t>(u_tolower(static_cast<UChar32>(point.value))));
    }
    i = kept = end;
  }
  key.append(text, kept);
  return key;
}

std::string PinyinKey(std::string_view name) {
  std::string sounds;
  for (const char32_t c : ToCodePoints(NameKey(name))) {
    const std::string_view syllable = SyllableOf(c);
    syllable.empty() ? Append(sounds, c) : void(sounds += syllable);
  }
  return sounds;
}

std::string PinyinInitials(std::string_view name) {
  std::string initials;
  for (const char32_t c : ToCodePoints(NameKey(name))) {
    const std::string_view syllable = SyllableOf(c);
    syllable.empty() ? Append(initials, c) : void(initials += syllable[0]);
  }
  return initials;
}

std::string Simplified(std::string_view text) {
  std::string simplified;
  simplified.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint next = At(text, i);
    Append(simplified, SimplifiedOf(next.value));
    i += next.bytes;
  }
  return simplified;
}

}  // namespace jitu::text
