#include "ingest/outline/headings.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>
#include <map>
#include <memory>
#include <string>
#include <unordered_map>
#include <utility>

#include "ingest/outline/section_words.h"
#include "schema/text/find.h"
#include "schema/text/utf8.h"

namespace jitu::ingest {
namespace {

constexpr std::size_t kLongestTitle = 150;    ///< bytes: fifty characters
constexpr std::size_t kLongestLeadIn = 120;   ///< bytes: a lead-in glued to its text is shorter
constexpr std::size_t kLongestUnmarked = 60;  ///< bytes: a heading without a mark is a few words

std::uint32_t Place(std::size_t at) { return static_cast<std::uint32_t>(at); }

bool HasAny(std::string_view text, std::string_view list) { return text.find_first_of(list) != std::string_view::npos; }
using text::Has;

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
    if (point.value == U'。' || point.value == U';' || point.value == U'!' || point.value == U'?')
      return {i, point.bytes};
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
      : document_(document), words_(SectionWords::Of(catalog)), item_nouns_(catalog.Words("item_noun")) {}

  std::vector<Heading> Find() {
    CountLabels();
    for (std::size_t i = 0; i < document_.blocks.size(); ++i) {
      const Block& block = document_.blocks[i];
      if (block.table >= 0) continue;
      std::optional<Heading> heading = block.kind == Block::Kind::kHeading ? Declared(block) : Read(block);
      if (!heading || (!heading->mark && block.kind != Block::Kind::kHeading && IsBesideTable(i))) continue;
      heading->block = i;
      headings_.push_back(*heading);
    }
    DropContents();
    return std::move(headings_);
  }

 private:
  std::string_view TextOf(ByteSpan span) const {
    return std::string_view(document_.text).substr(span.start, span.length());
  }

  /// The words before a colon that open several paragraphs: 项目概况, 完成情况.
  void CountLabels() {
    for (const Block& block : document_.blocks) {
      if (block.table >= 0) continue;
      const std::string_view text = TextOf(block.span);
      const std::size_t colon = text.substr(0, kLongestUnmarked).find(':');
      if (colon == std::string_view::npos || colon < 12 || HasFigure(text.substr(0, colon))) continue;
      ++labels_[std::string(text.substr(0, colon))];
    }
  }

  /// 项目四:灌区改造项目项目概况:总投资… : where a label that elsewhere opens a paragraph is glued to a heading; 0 if
  /// none is.
  std::size_t GluedLabel(std::string_view rest) const {
    const std::size_t colon = rest.substr(0, kLongestTitle).find(':');
    if (colon == std::string_view::npos) return 0;
    for (const auto& [label, times] : labels_) {
      if (times < 1 || label.size() + 12 > colon) continue;
      if (rest.substr(colon - label.size(), label.size()) == label) return colon - label.size();
    }
    return 0;
  }

  /// Entries of a table of contents come again as headings; there they are text.
  void DropContents() {
    std::unordered_map<std::string, std::size_t> last;
    for (std::size_t i = 0; i < headings_.size(); ++i) last[Blankless(TextOf(headings_[i].title))] = i;
    std::vector<Heading> kept;
    bool contents = false;
    for (std::size_t i = 0; i < headings_.size(); ++i) {
      const std::string title = Blankless(TextOf(headings_[i].title));
      contents = (contents && last[title] > i) || title == "目录";
      if (!contents || title == "目录") kept.push_back(headings_[i]);
    }
    headings_ = std::move(kept);
  }

  static std::string Blankless(std::string_view text) {
    std::string plain;
    std::copy_if(text.begin(), text.end(), std::back_inserter(plain), [](char c) { return c != ' '; });
    return plain;
  }

  /// 项目资金 above the columns of a form is a cell that did not find its row.
  bool IsBesideTable(std::size_t block) const {
    const std::size_t first = block == 0 ? 0 : block - 1;
    const std::size_t last = std::min(block + 2, document_.blocks.size() - 1);
    for (std::size_t i = first; i <= last; ++i) {
      if (document_.blocks[i].table >= 0) return true;
    }
    return false;
  }

  static Heading Made(const Block& block, const std::optional<ListMark>& mark, std::size_t title_end,
                      std::size_t body) {
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
    if (mark->kind == MarkKind::kBullet) return Bullet(block, *mark, text);
    if (!IsHeadingMark(mark->kind) || mark->skip >= text.size()) return std::nullopt;
    const std::string_view rest = text.substr(mark->skip);
    if (const std::size_t label = GluedLabel(rest); label != 0 && IsStrong(mark->kind)) {
      return Made(block, mark, mark->skip + label, mark->skip + label);
    }
    const End end = FirstEnd(rest);
    const std::string_view title = rest.substr(0, end.at);
    const bool glued = end.at + end.bytes < rest.size();
    if (title.empty() || title.size() > kLongestTitle) return Colon(block, *mark, rest);
    // 1.进度慢。2.人手少。 is a list, no lead-in with its text; one with a list of its own is 1.完成的目标。一是….
    const auto next = glued ? ParseListMark(rest.substr(end.at + end.bytes, 64)) : std::nullopt;
    const bool listed = next && next->kind == mark->kind;
    if (glued && !listed && title.size() <= kLongestLeadIn && rest[end.at] != ';' && IsLeadIn(title, mark->kind)) {
      return Made(block, mark, mark->skip + end.at, mark->skip + end.at + end.bytes);
    }
    if (glued) return Colon(block, *mark, rest);
    if (rest[std::min(end.at, rest.size() - 1)] == ';' || !StandsAlone(title, end.bytes != 0, mark->kind)) {
      return Colon(block, *mark, rest);
    }
    return Made(block, mark, TitleEnd(text, mark->skip + end.at), text.size());
  }

  /// ——体育事业经费。支出60万元,… : the name of an item as the lead-in of an entry; other bullets stand before text.
  std::optional<Heading> Bullet(const Block& block, const ListMark& mark, std::string_view text) const {
    if (mark.skip >= text.size()) return std::nullopt;
    const std::string_view rest = text.substr(mark.skip);
    const End end = FirstEnd(rest);
    const std::string_view title = rest.substr(0, end.at);
    const bool glued = end.at + end.bytes < rest.size() && rest[end.at] != ';';
    const bool item = std::any_of(item_nouns_.begin(), item_nouns_.end(),
                                  [&](const model::Term& noun) { return title.ends_with(noun.word); });
    if (!glued || !item || title.size() > kLongestLeadIn || HasFigure(title) || HasAny(title, ",:"))
      return std::nullopt;
    return Made(block, mark, mark.skip + end.at, mark.skip + end.at + end.bytes);
  }

  static std::size_t TitleEnd(std::string_view text, std::size_t end) {
    while (end > 0 && (text[end - 1] == ':' || text[end - 1] == ' ')) --end;
    return end;
  }

  /// A heading on a line of its own: no figure that is told of something, no sentence.
  bool StandsAlone(std::string_view title, bool ended, MarkKind kind) const {
    if (HasFigure(title) && kind != MarkKind::kPart) return false;
    if (kind == MarkKind::kPart) return !ended;
    const bool comma = Has(title, ",");
    if (!comma && EndsAsSection(title)) return true;
    if (IsStrong(kind)) return !ended || (title.size() <= kLongestLeadIn && !comma);
    // A numbered line without a full stop is a heading; with one it is an item of a list.
    if (comma) return !ended && EndsAsSection(title.substr(0, title.find(',')));
    return !ended && title.size() <= 90;
  }

  /// Ends in a section's name: 产出指标完成情况分析.
  bool EndsAsSection(std::string_view title) const {
    constexpr std::array<std::string_view, 3> kTails{"", "分析", "情况"};
    return std::any_of(kTails.begin(), kTails.end(), [&](std::string_view tail) {
      const std::size_t size = title.size() - std::min(title.size(), tail.size());
      return title.substr(size) == tail && words_->EndsIn(title.substr(0, size));
    });
  }

  /// 某产业园项目(债券简称:22某债02,期限10年): the title without what a bracket at its end notes, if that is no amount.
  static std::string_view WithoutNote(std::string_view title) {
    const std::size_t open = title.rfind('(');
    const bool note = title.ends_with(')') && open != std::string_view::npos && open > 0;
    return note && !Has(title.substr(open), "元") ? title.substr(0, open) : title;
  }

  /// A few words that tell what the text behind them is about.
  static bool IsLeadIn(std::string_view title, MarkKind kind) {
    title = WithoutNote(title);
    if (HasFigure(title) || Has(title, ":")) return false;
    const auto commas = std::count(title.begin(), title.end(), ',');
    return commas <= 1 && (IsStrong(kind) || title.size() <= 90);
  }

  /// (一)项目概况:本项目… : a lead-in that ends with a colon.
  std::optional<Heading> Colon(const Block& block, const ListMark& mark, std::string_view rest) const {
    const std::size_t colon = rest.substr(0, 60).find(':');
    if (colon == std::string_view::npos || colon == 0) return std::nullopt;
    const std::string_view title = rest.substr(0, colon);
    if (HasFigure(title) || HasAny(title, ",(") || Has(title, "。") || !words_->IsIn(title)) return std::nullopt;
    return Made(block, mark, mark.skip + colon, mark.skip + colon + 1);
  }

  /// A line without a mark is a heading where it is short, no sentence, and consists of a known section's name.
  std::optional<Heading> Unmarked(const Block& block, std::string_view text) const {
    if (text.size() > kLongestUnmarked || HasAny(text, ",;|") || Has(text, "。") || HasFigure(text))
      return std::nullopt;
    const std::size_t end = TitleEnd(text, text.size());
    if (Has(text.substr(0, end), ":") || !IsSectionName(text.substr(0, end))) return std::nullopt;
    return Made(block, std::nullopt, end, text.size());
  }

  /// The word of a section and little besides.
  bool IsSectionName(std::string_view title) const { return words_->IsNearly(Blankless(title), 12); }

  const Document& document_;
  std::shared_ptr<const SectionWords> words_;
  std::vector<model::Term> item_nouns_;  ///< ends of names of what money is spent on
  std::map<std::string, int> labels_;    ///< how many paragraphs each opens
  std::vector<Heading> headings_;
};

/// Where each heading stands among those that are open above it.
class Levels {
 public:
  explicit Levels(std::vector<Heading>& headings) : headings_(headings) {}

  void Set(const Document& document) {
    for (std::size_t i = 0; i < headings_.size(); ++i) {
      const int declared = document.blocks[headings_[i].block].level;
      const int placed = Place(i);
      headings_[i].level = !headings_[i].mark && declared > 0 ? declared : placed;
    }
  }

 private:
  struct Open {
    MarkKind kind;
    int ordinal;
  };

  int Place(std::size_t index) {
    const std::optional<ListMark>& mark = headings_[index].mark;
    if (!mark) return PlaceUnmarked();
    const std::size_t own = Find([&](const Open& open) { return open.kind == mark->kind; });
    const bool open = own < open_.size();
    if (mark->kind == MarkKind::kPart) return Settle(open ? own : 0, mark->kind, mark->ordinal);
    if (mark->kind == MarkKind::kLost) return PlaceLost();
    if (open && (open_[own].ordinal + 1 == mark->ordinal || mark->ordinal <= 1)) {
      return Settle(own, mark->kind, mark->ordinal);
    }
    if (const std::size_t sibling = FindSibling(index, *mark); sibling < open_.size()) {
      return Settle(sibling, open_[sibling].kind, mark->ordinal);
    }
    return Settle(open ? own : DepthOf(mark->kind), mark->kind, mark->ordinal);
  }

  /// The innermost open heading that the condition holds for.
  template <class Condition>
  std::size_t Find(Condition condition) const {
    for (std::size_t i = open_.size(); i > 0; --i) {
      if (condition(open_[i - 1])) return i - 1;
    }
    return open_.size();
  }

  /// The list of another kind of mark that this heading goes on with: its last number is one less, and the number
  /// itself does not come in it later (三、 4、 五、 but not 二、 3. 三、).
  std::size_t FindSibling(std::size_t index, const ListMark& mark) const {
    if (mark.ordinal <= 1 || mark.kind == MarkKind::kHan) return open_.size();
    return Find([&](const Open& open) {
      return open.ordinal + 1 == mark.ordinal && !ComesLater(index, open.kind, mark.ordinal);
    });
  }

  bool ComesLater(std::size_t index, MarkKind kind, int ordinal) const {
    const std::size_t end = std::min(headings_.size(), index + 200);
    for (std::size_t i = index + 1; i < end; ++i) {
      if (headings_[i].mark && headings_[i].mark->kind == kind) return headings_[i].mark->ordinal == ordinal;
    }
    return false;
  }

  std::size_t DepthOf(MarkKind kind) const {
    if (kind != MarkKind::kHan) return open_.size();
    return !open_.empty() && open_[0].kind == MarkKind::kPart ? 1 : 0;
  }

  int PlaceLost() {
    const std::size_t list = Find([](const Open& open) { return open.kind == MarkKind::kHan; });
    const bool open = list < open_.size();
    return Settle(open ? list : DepthOf(MarkKind::kHan), MarkKind::kHan, open ? open_[list].ordinal + 1 : 1);
  }

  int PlaceUnmarked() {
    open_.clear();
    open_.push_back({MarkKind::kBullet, 0});
    return 1;
  }

  int Settle(std::size_t depth, MarkKind kind, int ordinal) {
    open_.resize(std::min(depth, open_.size()), Open{});
    // What has no mark leads no list: the first marked heading behind it stands beside it.
    while (!open_.empty() && open_.back().kind == MarkKind::kBullet) open_.pop_back();
    open_.push_back({kind, ordinal});
    return static_cast<int>(open_.size());
  }

  std::vector<Heading>& headings_;
  std::vector<Open> open_;
};

}  // namespace

std::vector<Heading> FindHeadings(const Document& document, const model::Catalog& catalog) {
  std::vector<Heading> headings = Finder(document, catalog).Find();
  Levels(headings).Set(document);
  return headings;
}

}  // namespace jitu::ingest
