#include "ingest/outline/headings.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "schema/text/utf8.h"

namespace jitu::ingest {
namespace {

constexpr std::size_t kLongestTitle = 150;    ///< bytes: fifty characters
constexpr std::size_t kLongestLeadIn = 120;   ///< bytes: a lead-in glued to its text is shorter
constexpr std::size_t kLongestUnmarked = 60;  ///< bytes: a heading without a mark is a few words

std::uint32_t Place(std::size_t at) { return static_cast<std::uint32_t>(at); }

bool HasAny(std::string_view text, std::string_view list) { return text.find_first_of(list) != std::string_view::npos; }
bool Has(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

/// Whether a quantity stands in it: digits that are neither a year nor part of a name in Latin letters.
bool HasFigure(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] < '0' || text[i] > '9') continue;
    std::size_t end = i;
    while (end < text.size() && text[end] >= '0' && text[end] <= '9') ++end;
    const bool in_code = i > 0 && ((text[i - 1] >= 'A' && text[i - 1] <= 'Z') || text[i - 1] == '-');
    std::size_t after = end;
    while (after < text.size() && text[after] == ' ') ++after;
    const bool year = end - i == 4 && text.substr(after, 3) == "年";
    if (!year && !in_code) return true;
    i = end;
  }
  return false;
}

/// The first end of a sentence, and its length; text.size() if there is none.
struct End {
  std::size_t at = 0;
  std::size_t bytes = 0;
};

End FirstEnd(std::string_view text) {
  for (std::size_t i = 0; i < text.size() && i <= kLongestTitle;) {
    const text::CodePoint point = text::At(text, i);
    if (point.value == U'。' || point.value == U';' || point.value == U'!' || point.value == U'?') return {i, point.bytes};
    if (point.value == '.' && i > 0 && text::IsHan(text::Before(text, i).value)) return {i, 1};
    i += point.bytes;
  }
  return {text.size(), 0};
}

bool IsHeadingMark(MarkKind kind) { return kind != MarkKind::kWord && kind != MarkKind::kBullet; }

/// Kinds that by custom stand before headings; the others stand before items of lists as often.
bool IsStrong(MarkKind kind) {
  return kind == MarkKind::kPart || kind == MarkKind::kHan || kind == MarkKind::kHanBracket || kind == MarkKind::kLost;
}

class Finder {
 public:
  Finder(const Document& document, const model::Catalog& catalog)
      : document_(document), section_words_(catalog.Words("section")) {}

  std::vector<Heading> Find() {
    for (std::size_t i = 0; i < document_.blocks.size(); ++i) {
      const Block& block = document_.blocks[i];
      if (block.table >= 0) continue;
      std::optional<Heading> heading = block.kind == Block::Kind::kHeading ? Declared(block) : Read(block);
      if (!heading) continue;
      heading->block = i;
      headings_.push_back(*heading);
    }
    return std::move(headings_);
  }

 private:
  std::string_view TextOf(ByteSpan span) const {
    return std::string_view(document_.text).substr(span.start, span.length());
  }

  static Heading Made(const Block& block, const std::optional<ListMark>& mark, std::size_t title_end, std::size_t body) {
    const std::uint32_t start = block.span.start;
    const std::uint32_t skip = mark ? mark->skip : 0;
    Heading heading;
    heading.mark = mark;
    heading.span = {start, start + Place(title_end)};
    heading.title = {start + skip, start + Place(title_end)};
    heading.body = start + Place(body);
    return heading;
  }

  Heading Declared(const Block& block) const {
    const std::string_view text = TextOf(block.span);
    auto mark = ParseListMark(text);
    if (mark && !IsHeadingMark(mark->kind)) mark.reset();
    return Made(block, mark, text.size(), text.size());
  }

  std::optional<Heading> Read(const Block& block) const {
    const std::string_view text = TextOf(block.span);
    const auto mark = ParseListMark(text.substr(0, 64));
    if (!mark) return Unmarked(block, text);
    if (!IsHeadingMark(mark->kind) || mark->skip >= text.size()) return std::nullopt;
    const std::string_view rest = text.substr(mark->skip);
    const End end = FirstEnd(rest);
    const std::string_view title = rest.substr(0, end.at);
    const bool glued = end.at + end.bytes < rest.size();
    if (title.empty() || title.size() > kLongestTitle) return Colon(block, *mark, rest);
    if (glued && title.size() <= kLongestLeadIn && rest[end.at] != ';' && IsLeadIn(title, mark->kind)) {
      return Made(block, mark, mark->skip + end.at, mark->skip + end.at + end.bytes);
    }
    if (glued) return Colon(block, *mark, rest);
    if (!StandsAlone(title, end.bytes != 0, mark->kind)) return Colon(block, *mark, rest);
    return Made(block, mark, TitleEnd(text, mark->skip + end.at), text.size());
  }

  static std::size_t TitleEnd(std::string_view text, std::size_t end) {
    while (end > 0 && (text[end - 1] == ':' || text[end - 1] == ' ')) --end;
    return end;
  }

  /// A heading on a line of its own: no figure that is told of something, no sentence.
  bool StandsAlone(std::string_view title, bool ended, MarkKind kind) const {
    if (HasFigure(title) && kind != MarkKind::kPart) return false;
    if (kind == MarkKind::kPart) return !ended;
    if (IsStrong(kind)) return !ended || (title.size() <= kLongestLeadIn && !Has(title, ","));
    // A numbered line without a full stop is a heading; with one it is an item of a list.
    return !ended && !Has(title, ",") && title.size() <= 90 && !HasAny(title.substr(title.size() - 1), ",;");
  }

  /// A few words that tell what the text behind them is about.
  static bool IsLeadIn(std::string_view title, MarkKind kind) {
    if (HasFigure(title) || Has(title, ":")) return false;
    const auto commas = std::count(title.begin(), title.end(), ',');
    return commas <= 1 && (IsStrong(kind) || title.size() <= 90);
  }

  /// (一)项目概况:本项目… : a lead-in that ends with a colon.
  std::optional<Heading> Colon(const Block& block, const ListMark& mark, std::string_view rest) const {
    const std::size_t colon = rest.substr(0, 60).find(':');
    if (colon == std::string_view::npos || colon == 0) return std::nullopt;
    const std::string_view title = rest.substr(0, colon);
    if (HasFigure(title) || HasAny(title, ",(") || Has(title, "。") || !HasSectionWord(title)) return std::nullopt;
    return Made(block, mark, mark.skip + colon, mark.skip + colon + 1);
  }

  /// A line without a mark is a heading where it is short, no sentence, and consists of a known section's name.
  std::optional<Heading> Unmarked(const Block& block, std::string_view text) const {
    if (text.size() > kLongestUnmarked || HasAny(text, ",;|") || Has(text, "。") || HasFigure(text)) return std::nullopt;
    const std::size_t end = TitleEnd(text, text.size());
    if (Has(text.substr(0, end), ":") || !IsSectionName(text.substr(0, end))) return std::nullopt;
    return Made(block, std::nullopt, end, text.size());
  }

  bool HasSectionWord(std::string_view title) const {
    return std::any_of(section_words_.begin(), section_words_.end(),
                       [&](const model::Term& term) { return Has(title, term.word); });
  }

  /// The word of a section and little besides.
  bool IsSectionName(std::string_view title) const {
    std::string plain;
    std::copy_if(title.begin(), title.end(), std::back_inserter(plain), [](char c) { return c != ' '; });
    return std::any_of(section_words_.begin(), section_words_.end(), [&](const model::Term& term) {
      return plain.size() <= term.word.size() + 12 && plain.size() >= term.word.size() &&
             plain.substr(plain.size() - term.word.size()) == term.word;
    });
  }

  const Document& document_;
  const std::vector<model::Term>& section_words_;
  std::vector<Heading> headings_;
};

/// Where a new heading stands among those that are open above it.
class Levels {
 public:
  int Place(const std::optional<ListMark>& mark) {
    if (!mark) return PlaceUnmarked();
    const std::size_t own = Find([&](const Open& open) { return open.kind == mark->kind; });
    if (mark->kind == MarkKind::kPart) return Settle(own == open_.size() ? 0 : own, *mark);
    if (mark->kind == MarkKind::kLost) return Settle(LastStrong(), {MarkKind::kHan, open_.empty() ? 0 : 1, 0, 0});
    const bool goes_on = own < open_.size() && open_[own].ordinal + 1 == mark->ordinal;
    if (goes_on || (own < open_.size() && mark->ordinal <= 1)) return Settle(own, *mark);
    const std::size_t sibling =
        Find([&](const Open& open) { return mark->ordinal > 1 && open.ordinal + 1 == mark->ordinal; });
    if (sibling < open_.size() && !IsAbove(mark->kind, open_[sibling].kind)) {
      return Settle(sibling, {open_[sibling].kind, mark->ordinal, 0, 0});
    }
    if (own < open_.size()) return Settle(own, *mark);
    return Settle(DepthOf(mark->kind), *mark);
  }

 private:
  struct Open {
    MarkKind kind;
    int ordinal;
  };

  /// The innermost open heading that the condition holds for.
  template <class Condition>
  std::size_t Find(Condition condition) const {
    for (std::size_t i = open_.size(); i > 0; --i) {
      if (condition(open_[i - 1])) return i - 1;
    }
    return open_.size();
  }

  /// 一、 never stands below (一); a heading of a higher kind closes all lower ones.
  static bool IsAbove(MarkKind kind, MarkKind other) { return kind == MarkKind::kHan && other != MarkKind::kHan; }

  std::size_t DepthOf(MarkKind kind) const {
    if (kind != MarkKind::kHan) return open_.size();
    return !open_.empty() && open_[0].kind == MarkKind::kPart ? 1 : 0;
  }

  std::size_t LastStrong() const {
    const std::size_t strong = Find([](const Open& open) { return open.kind == MarkKind::kHan; });
    return strong < open_.size() ? strong : DepthOf(MarkKind::kHan);
  }

  int PlaceUnmarked() {
    open_.clear();
    open_.push_back({MarkKind::kBullet, 0});
    return 1;
  }

  int Settle(std::size_t depth, const ListMark& mark) {
    open_.resize(std::min(depth, open_.size()), Open{});
    // What has no mark leads nothing: the first marked heading behind it stands beside it.
    while (!open_.empty() && open_.back().kind == MarkKind::kBullet) open_.pop_back();
    open_.push_back({mark.kind, mark.ordinal});
    return static_cast<int>(open_.size());
  }

  std::vector<Open> open_;
};

}  // namespace

std::vector<Heading> FindHeadings(const Document& document, const model::Catalog& catalog) {
  std::vector<Heading> headings = Finder(document, catalog).Find();
  Levels levels;
  for (Heading& heading : headings) {
    const int declared = document.blocks[heading.block].level;
    const int placed = levels.Place(heading.mark);
    heading.level = !heading.mark && declared > 0 ? declared : placed;
  }
  return headings;
}

}  // namespace jitu::ingest
