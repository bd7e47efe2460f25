#include "query/figures/text_fit.h"

#include "schema/text/line_breaks.h"
#include "schema/text/utf8.h"

namespace jitu::query {
namespace {

constexpr std::string_view kCut = "…";

/// Thousandths of the size.
int Advance(char32_t c) {
  if (c >= 0x2000) return 1000;
  if (c >= 0x80) return 650;
  const char ascii = static_cast<char>(c);
  if (std::string_view("ijl.,:;'|!`").find(ascii) != std::string_view::npos) return 300;
  if (std::string_view(" ftrI()[]{}-/\\\"").find(ascii) != std::string_view::npos) return 400;
  if (std::string_view("mwMW%@").find(ascii) != std::string_view::npos) return 920;
  return ascii >= 'A' && ascii <= 'Z' ? 720 : 600;
}

/// The text up to where it is `width` wide; its length in bytes.
std::size_t Fitting(std::string_view text, int width, int size) {
  int taken = 0;
  std::size_t end = 0;
  while (end < text.size()) {
    const text::CodePoint next = text::At(text, end);
    taken += Advance(next.value) * size;
    if (taken > width * 1000) break;
    end += next.bytes;
  }
  return end;
}

std::string_view WithoutBlanksAtEnd(std::string_view text) {
  while (!text.empty() && (text.back() == ' ' || text.back() == '\n')) text.remove_suffix(1);
  return text;
}

/// The first line of what is left: up to the last place where a line may end, or through a word that fills a line
/// alone.
std::size_t LineLength(std::string_view rest, int width, int size) {
  const std::size_t fitting = Fitting(rest, width, size);
  if (fitting == rest.size()) return fitting;
  std::size_t length = 0;
  for (const std::size_t end : text::LineBreaks(rest.substr(0, std::min(rest.size(), fitting + 64)))) {
    if (Fitting(WithoutBlanksAtEnd(rest.substr(0, end)), width, size) <
        WithoutBlanksAtEnd(rest.substr(0, end)).size()) {
      break;
    }
    length = end;
  }
  if (length > 0) return length;
  return fitting > 0 ? fitting : text::At(rest, 0).bytes;
}

}  // namespace

int TextWidth(std::string_view text, int size) {
  int taken = 0;
  for (std::size_t i = 0; i < text.size();) {
    const text::CodePoint next = text::At(text, i);
    taken += Advance(next.value) * size;
    i += next.bytes;
  }
  return (taken + 999) / 1000;
}

namespace {

std::vector<std::string> Filled(std::string_view text, int width, int size, std::size_t max_lines) {
  std::vector<std::string> lines;
  std::string_view rest = text;
  while (!rest.empty() && lines.size() < max_lines) {
    const bool last = lines.size() + 1 == max_lines;
    if (last && Fitting(rest, width, size) < rest.size()) {
      const std::size_t kept = Fitting(rest, width - TextWidth(kCut, size), size);
      lines.push_back(std::string(WithoutBlanksAtEnd(rest.substr(0, kept))).append(kCut));
      return lines;
    }
    const std::size_t length = LineLength(rest, width, size);
    lines.emplace_back(WithoutBlanksAtEnd(rest.substr(0, length)));
    rest.remove_prefix(length);
  }
  return lines;
}

}  // namespace

std::vector<std::string> Wrapped(std::string_view text, int width, int size, std::size_t max_lines) {
  std::vector<std::string> lines = Filled(text, width, size, max_lines);
  // A character or two alone in the last line look forgotten: narrower lines, as long as they are no more of them.
  const auto forgotten = [&] { return lines.size() > 1 && TextWidth(lines.back(), size) * 3 < width; };
  for (int narrower = width - size; forgotten() && narrower > width / 2; narrower -= size) {
    std::vector<std::string> others = Filled(text, narrower, size, max_lines);
    const bool cut =
        others.back().size() >= kCut.size() && others.back().substr(others.back().size() - kCut.size()) == kCut;
    if (cut || others.size() > lines.size() || others.back().size() < lines.back().size()) break;
    lines = std::move(others);
  }
  return lines;
}

}  // namespace jitu::query
