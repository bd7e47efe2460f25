#include "schema/text/encoding.h"

#include <algorithm>
#include <optional>
#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>
#include <unicode/unistr.h>
#include <vector>

#include "schema/text/utf8.h"

namespace jitu::text {
namespace {

constexpr std::size_t kSample = 64u << 10;  // enough for any guess, so a large file is not read twice over

struct Signature {
  std::string_view bytes;
  std::string_view zh;
  std::string_view en;
};

constexpr Signature kSignatures[] = {
    {"%PDF-", "PDF 文件", "a PDF file"},
    {"PK\x03\x04", "ZIP 压缩包（docx、xlsx、wps 也是）", "a ZIP archive (docx and xlsx are ones)"},
    {"\xD0\xCF\x11\xE0", "旧版 Office 文件（doc、xls）", "an old Office file (doc, xls)"},
    {"\x89PNG", "PNG 图片", "a PNG image"},
    {"\xFF\xD8\xFF", "JPEG 图片", "a JPEG image"},
    {"GIF8", "GIF 图片", "a GIF image"},
    {"\x1F\x8B", "gzip 压缩文件", "a gzip file"},
    {"7z\xBC\xAF", "7z 压缩包", "a 7z archive"},
    {"Rar!", "RAR 压缩包", "a RAR archive"},
    {"\x7F"
     "ELF",
     "可执行程序", "a program"},
};

Error NoText(std::string_view zh, std::string_view en) {
  return Fail(ErrorCode::kUnreadableInput,
              Say("这不是文本，像是{}。请先转成纯文本（UTF-8 或 GB18030）。",
                  "This is not text but looks like {1}. Convert it to plain text (UTF-8 or GB18030) first.", zh, en));
}

std::optional<Signature> SignatureOf(std::string_view bytes) {
  for (const Signature& signature : kSignatures) {
    if (bytes.starts_with(signature.bytes)) return signature;
  }
  return std::nullopt;
}

bool IsControl(char32_t c) {
  const bool blank = c == U'\t' || c == U'\n' || c == U'\r' || c == U'\f' || c == U'\v';
  return (c < 0x20 && !blank) || (c >= 0x7F && c < 0xA0 && c != 0x85);
}

/// How much of a text is no text: control characters and what could not be decoded.
struct Noise {
  std::size_t characters = 0;
  std::size_t controls = 0;
  std::size_t broken = 0;
};

Noise NoiseOf(std::string_view utf8) {
  Noise noise;
  const std::string_view sample = utf8.substr(0, kSample);
  for (std::size_t i = 0; i < sample.size();) {
    const CodePoint next = At(sample, i);
    const bool cut = next.value == 0xFFFD && next.bytes == 1 && i + 4 > sample.size();
    ++noise.characters;
    noise.controls += IsControl(next.value) ? 1U : 0U;
    noise.broken += next.value == 0xFFFD && !cut ? 1U : 0U;
    i += next.bytes;
  }
  return noise;
}

/// Without a last character that was cut in the middle.
std::string_view WithoutCutEnd(std::string_view bytes) {
  for (std::size_t back = 1; back <= 3 && back <= bytes.size(); ++back) {
    const auto byte = static_cast<unsigned char>(bytes[bytes.size() - back]);
    if (byte < 0x80) break;
    if (byte < 0xC0) continue;
    const std::size_t needs = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2;
    return needs > back ? bytes.substr(0, bytes.size() - back) : bytes;
  }
  return bytes;
}

/// Each broken byte becomes U+FFFD.
std::string Repaired(std::string_view bytes) {
  std::string text;
  text.reserve(bytes.size());
  for (std::size_t i = 0; i < bytes.size();) {
    const CodePoint next = At(bytes, i);
    Append(text, next.value);
    i += next.bytes;
  }
  return text;
}

/// By way of an ICU converter; what is no character of the encoding becomes U+FFFD, a cut last one is left out.
std::optional<std::string> Converted(std::string_view bytes, const char* encoding) {
  UErrorCode status = U_ZERO_ERROR;
  UConverter* converter = ucnv_open(encoding, &status);
  if (U_FAILURE(status) != 0) return std::nullopt;
  std::string text;
  std::vector<UChar> buffer(1u << 15);
  const char* next = bytes.data();
  const char* const end = next + bytes.size();
  UChar32 lead = 0;
  do {
    status = U_ZERO_ERROR;
    UChar* out = buffer.data();
    ucnv_toUnicode(converter, &out, buffer.data() + buffer.size(), &next, end, nullptr, 0, &status);
    for (const UChar* unit = buffer.data(); unit != out; ++unit) {
      if (U16_IS_LEAD(*unit)) {
        lead = *unit;
        continue;
      }
      const bool pair = U16_IS_TRAIL(*unit) && lead != 0;
      Append(text, static_cast<char32_t>(pair ? U16_GET_SUPPLEMENTARY(lead, *unit) : *unit));
      lead = 0;
    }
  } while (status == U_BUFFER_OVERFLOW_ERROR);
  ucnv_close(converter);
  return U_FAILURE(status) != 0 ? std::nullopt : std::optional(std::move(text));
}

/// What a Chinese text in UTF-16 is made of: Han, CJK punctuation, full-width forms, ASCII and blanks.
bool IsExpected(char32_t c) {
  return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3000 && c <= 0x303F) || (c >= 0xFF00 && c <= 0xFFEF) ||
         (c >= 0x20 && c < 0x7F) || (c >= 0x2010 && c <= 0x2033) || c == U'\n' || c == U'\r' || c == U'\t';
}

/// UTF-16 without a mark: nearly all units must be expected ones, and some must be the blanks, digits and stops that
/// GB18030 or Big5 read as UTF-16 do not give.
const char* Utf16Of(std::string_view bytes) {
  const std::size_t units = std::min(bytes.size(), kSample) / 2;
  if (units < 2) return nullptr;
  for (const bool little : {true, false}) {
    std::size_t expected = 0;
    std::size_t marks = 0;
    for (std::size_t i = 0; i < units; ++i) {
      const auto first = static_cast<unsigned char>(bytes[2 * i]);
      const auto second = static_cast<unsigned char>(bytes[2 * i + 1]);
      const char32_t unit = little ? (char32_t{second} << 8 | first) : (char32_t{first} << 8 | second);
      expected += IsExpected(unit) ? 1U : 0U;
      marks += unit < 0x7F || unit == U'。' || unit == U'，' || unit == U'、' ? 1U : 0U;
    }
    if (expected * 100 >= units * 97 && marks > 0) return little ? "UTF-16LE" : "UTF-16BE";
  }
  return nullptr;
}

/// GB18030 or Big5, as ICU's detector weighs them; GB18030 where it has no opinion.
std::string DoubleByteOf(std::string_view bytes) {
  std::string best = "GB18030";
  UErrorCode status = U_ZERO_ERROR;
  UCharsetDetector* detector = ucsdet_open(&status);
  const std::string_view sample = bytes.substr(0, kSample);
  ucsdet_setText(detector, sample.data(), static_cast<int>(sample.size()), &status);
  int count = 0;
  const UCharsetMatch** matches = ucsdet_detectAll(detector, &count, &status);
  for (int i = 0; U_SUCCESS(status) != 0 && i < count; ++i) {
    const std::string name = ucsdet_getName(matches[i], &status);
    if (name != "GB18030" && name != "Big5") continue;
    best = name;
    break;
  }
  ucsdet_close(detector);
  return best;
}

Result<Decoded> Checked(std::string text, std::string encoding) {
  const Noise noise = NoiseOf(text);
  if (noise.controls * 50 > noise.characters) {
    return NoText("二进制数据（控制字符过多）", "binary data (too many control characters)");
  }
  if (noise.broken * 10 > noise.characters) {
    return NoText("用未知编码写成的数据", "data in an unknown encoding");
  }
  return Decoded{std::move(text), std::move(encoding)};
}

Result<Decoded> DecodedAs(std::string_view bytes, const std::string& encoding) {
  auto text = Converted(bytes, encoding.c_str());
  if (!text) return NoText("用未知编码写成的数据", "data in an unknown encoding");
  return Checked(std::move(*text), encoding);
}

/// The encodings that Chinese files declare, under their many names.
std::optional<std::string> KnownEncoding(std::string_view declared) {
  std::string name(declared);
  std::transform(name.begin(), name.end(), name.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  for (const std::string_view one : {"gb2312", "gbk", "gb18030", "x-gbk", "cp936", "gb_2312-80"}) {
    if (name == one) return "GB18030";
  }
  for (const std::string_view one : {"big5", "big5-hkscs", "x-big5", "cn-big5"}) {
    if (name == one) return "Big5";
  }
  return std::nullopt;
}

/// UTF-8 with a few damaged bytes is still UTF-8: its long sequences do not come about by chance.
bool IsMostlyUtf8(std::string_view bytes) {
  std::size_t sequences = 0;
  std::size_t broken = 0;
  for (std::size_t i = 0; i < bytes.size();) {
    const CodePoint next = At(bytes, i);
    sequences += next.bytes > 2 ? 1U : 0U;
    broken += next.bytes == 1 && static_cast<unsigned char>(bytes[i]) >= 0x80 ? 1U : 0U;
    i += next.bytes;
  }
  return sequences > 0 && broken * 20 <= sequences;
}

}  // namespace

Result<Decoded> Decode(std::string_view bytes, std::string_view declared) {
  if (bytes.starts_with("\xEF\xBB\xBF")) return Checked(Repaired(WithoutCutEnd(bytes.substr(3))), "UTF-8");
  if (const auto signature = SignatureOf(bytes)) return NoText(signature->zh, signature->en);
  if (bytes.starts_with("\xFF\xFE")) return DecodedAs(bytes.substr(2), "UTF-16LE");
  if (bytes.starts_with("\xFE\xFF")) return DecodedAs(bytes.substr(2), "UTF-16BE");

  if (bytes.find('\0') != std::string_view::npos) {
    if (const char* utf16 = Utf16Of(bytes)) return DecodedAs(bytes, utf16);
    return NoText("二进制数据（含 NUL 字节）", "binary data (NUL bytes)");
  }
  const std::string_view whole = WithoutCutEnd(bytes);
  if (IsValid(whole)) return Checked(std::string(whole), "UTF-8");
  if (IsMostlyUtf8(whole)) return Checked(Repaired(whole), "UTF-8");
  if (const auto known = KnownEncoding(declared)) {
    if (auto text = DecodedAs(bytes, *known)) return text;
  }
  if (const char* utf16 = Utf16Of(bytes)) return DecodedAs(bytes, utf16);
  return DecodedAs(bytes, DoubleByteOf(bytes));
}

}  // namespace jitu::text
