#include "ingest/outline/outline.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

#include "ingest/outline/headings.h"
#include "ingest/outline/section_words.h"
#include "ingest/outline/sentences.h"

namespace jitu::ingest {
namespace {

class Maker {
 public:
  Maker(const Document& document, const model::Catalog& catalog)
      : document_(document), words_(SectionWords::Of(catalog)), headings_(FindHeadings(document, catalog)) {}

  Outline Make() {
    MakeRoot();
    std::size_t next = 0;
    for (std::size_t i = 0; i < document_.blocks.size(); ++i) {
      std::uint32_t from = document_.blocks[i].span.start;
      if (next < headings_.size() && headings_[next].block == i) {
        from = headings_[next].body;
        OpenSection(headings_[next]);
        ++next;
      }
      AddSentences(i, from);
      if (IsSignOff(i)) OpenAfterword(i);
    }
    outline_.sections.back().body.end = End();
    return std::move(outline_);
  }

 private:
  std::string_view TextOf(ByteSpan span) const {
    return std::string_view(document_.text).substr(span.start, span.length());
  }

  std::uint32_t End() const { return document_.blocks.empty() ? 0 : document_.blocks.back().span.end; }

  /// The document itself. Its title is the line near the top that reads most like the name of such a paper, with the
  /// line above where the title is broken in two; else the first line of all.
  void MakeRoot() {
    Section root;
    root.kind = SectionKind::kTitle;
    const std::size_t end = TitleSearchEnd();
    std::size_t title = document_.blocks.size();
    ByteSpan span{};
    int best = 0;
    for (std::size_t i = 0; i < std::max<std::size_t>(end, std::min<std::size_t>(1, document_.blocks.size())); ++i) {
      for (const ByteSpan line : LinesOf(document_.blocks[i].span)) {
        const int score = words_->TitleScore(TextOf(line));
        if (score <= best) continue;
        best = score;
        title = i;
        span = line;
      }
    }
    if (title == document_.blocks.size() && end == 0 && !document_.blocks.empty()) title = 0;
    if (title < document_.blocks.size()) {
      root.heading = span.empty() ? document_.blocks[title].span : span;
      if (title > 0 && words_->IsTitleTail(TextOf(root.heading)) &&
          words_->IsTitleHead(TextOf(document_.blocks[title - 1].span))) {
        root.heading.start = document_.blocks[title - 1].span.start;
      }
      root.title = TextOf(root.heading).substr(0, 600);
      root.title.erase(std::remove(root.title.begin(), root.title.end(), '\n'), root.title.end());
    }
    root.body = {root.heading.end, End()};
    outline_.sections.push_back(std::move(root));
  }

  /// 现将某县2022年某项目绩效自评情况报告如下: what the paper calls itself where it is a letter without a title.
  ByteSpan AnnouncedTitle(ByteSpan block) const {
    constexpr std::string_view kNow = "现将";
    constexpr std::string_view kFollows = "如下";
    const std::string_view text = TextOf(block);
    const std::size_t now = text.rfind(kNow);
    const std::size_t follows = now == std::string_view::npos ? now : text.find(kFollows, now);
    if (follows == std::string_view::npos) return {};
    return {block.start + static_cast<std::uint32_t>(now + kNow.size()),
            block.start + static_cast<std::uint32_t>(follows)};
  }

  /// What may be a title in a block: what it announces, or the whole, its cells where it is a row, the words at the
  /// start of a form that a converter wrote in one line.
  std::vector<ByteSpan> LinesOf(ByteSpan block) const {
    constexpr std::uint32_t kLongLine = 300;  ///< bytes
    constexpr std::size_t kMostWords = 40;
    const std::string_view text = TextOf(block);
    if (const ByteSpan announced = AnnouncedTitle(block); !announced.empty()) return {announced};
    char mark = 0;
    if (text.find('|') != std::string_view::npos)
      mark = '|';
    else if (block.length() > kLongLine)
      mark = ' ';
    if (mark == 0) return {block};
    std::vector<ByteSpan> lines;
    for (std::size_t at = 0; at < text.size() && lines.size() < kMostWords;) {
      std::size_t cut = std::min(text.find(mark, at), text.size());
      std::size_t from = at;
      at = cut + 1;
      while (from < cut && text[from] == ' ') ++from;
      while (cut > from && text[cut - 1] == ' ') --cut;
      if (from < cut) {
        lines.push_back(
            {block.start + static_cast<std::uint32_t>(from), block.start + static_cast<std::uint32_t>(cut)});
      }
    }
    return lines;
  }

  /// Before the first marked heading, and not far down.
  std::size_t TitleSearchEnd() const {
    constexpr std::size_t kFarDown = 30;
    std::size_t end = std::min(document_.blocks.size(), kFarDown);
    for (const Heading& heading : headings_) {
      if (heading.mark) {
        end = std::min(end, heading.block);
        break;
      }
    }
    return end;
  }

  void OpenSection(const Heading& heading) {
    outline_.sections.back().body.end = heading.span.start;
    Section section;
    section.level = heading.level;
    section.parent = ParentOf(heading.level);
    if (heading.mark) section.mark = TextOf(heading.span).substr(0, heading.mark->bytes);
    section.title = TextOf(heading.title);
    section.kind = words_->KindOf(section.title);
    // 总体目标, below 绩效目标完成情况分析: how they came out; 年度绩效目标 there are the aims once more.
    constexpr std::string_view kAims = "总体目标";
    const auto parent = static_cast<std::size_t>(std::max(section.parent, 0));
    if (section.title == kAims && outline_.sections[parent].kind == SectionKind::kResults)
      section.kind = SectionKind::kResults;
    section.heading = heading.span;
    section.body = {heading.body, End()};
    outline_.sections.push_back(std::move(section));
  }

  /// A line that holds a day and nothing else, below the name that signs: what follows is added to the report.
  bool IsSignOff(std::size_t block) const {
    const bool inside = outline_.sections.size() > 1 && block + 1 < document_.blocks.size();
    if (!inside || document_.blocks[block].table >= 0 || document_.blocks[block + 1].table >= 0) return false;
    const std::string_view line = TextOf(document_.blocks[block].span);
    if (line.size() > 60 || line.size() < 15) return false;
    constexpr std::array<std::string_view, 15> kParts{"年", "月", "日", "〇", "零", "一", "二", "三",
                                                      "四", "五", "六", "七", "八", "九", "十"};
    for (std::size_t i = 0; i < line.size();) {
      const bool plain = (line[i] >= '0' && line[i] <= '9') || line[i] == ' ';
      const bool part = std::find(kParts.begin(), kParts.end(), line.substr(i, 3)) != kParts.end();
      if (!plain && !part) return false;
      i += plain ? 1 : 3;
    }
    return line.find("月") != std::string_view::npos && line.find("日") != std::string_view::npos;
  }

  /// A section without heading, so that what follows the signature does not belong to the last section.
  void OpenAfterword(std::size_t block) {
    const std::uint32_t at = document_.blocks[block].span.end;
    outline_.sections.back().body.end = at;
    Section section;
    section.level = 1;
    section.parent = 0;
    section.heading = {at, at};
    section.body = {at, End()};
    outline_.sections.push_back(std::move(section));
  }

  int ParentOf(int level) const {
    int parent = static_cast<int>(outline_.sections.size()) - 1;
    while (parent > 0 && outline_.sections[static_cast<std::size_t>(parent)].level >= level) {
      parent = outline_.sections[static_cast<std::size_t>(parent)].parent;
    }
    return parent;
  }

  void AddSentences(std::size_t block, std::uint32_t from) {
    const ByteSpan span{from, document_.blocks[block].span.end};
    if (span.start >= span.end || outline_.sections[0].heading.Contains(document_.blocks[block].span)) return;
    if (document_.blocks[block].table < 0) return AddCuts(block, span);
    // A row of a table: each cell by itself.
    const std::string_view row = TextOf(span);
    for (std::size_t at = 0; at < row.size();) {
      const std::size_t bar = std::min(row.find('|', at), row.size());
      AddCuts(block, {from + static_cast<std::uint32_t>(at), from + static_cast<std::uint32_t>(bar)});
      at = bar + 1;
    }
  }

  void AddCuts(std::size_t block, ByteSpan span) {
    for (const SentenceCut& cut : CutSentences(TextOf(span))) {
      Sentence sentence;
      sentence.span = {span.start + cut.span.start, span.start + cut.span.end};
      sentence.section = static_cast<int>(outline_.sections.size()) - 1;
      sentence.block = static_cast<int>(block);
      sentence.mark = TextOf({span.start + cut.mark.start, span.start + cut.mark.end});
      outline_.sentences.push_back(std::move(sentence));
    }
  }

  const Document& document_;
  std::shared_ptr<const SectionWords> words_;
  std::vector<Heading> headings_;
  Outline outline_;
};

}  // namespace

std::string Outline::PathOf(int section) const {
  std::vector<const Section*> chain;
  for (int at = section; at > 0; at = sections[static_cast<std::size_t>(at)].parent) {
    chain.push_back(&sections[static_cast<std::size_t>(at)]);
  }
  std::string path;
  for (auto it = chain.rbegin(); it != chain.rend(); ++it) {
    if (!path.empty()) path += " > ";
    path += (*it)->mark;
    path += (*it)->title;
  }
  return path;
}

SectionKind Outline::KindOf(int section) const {
  for (int at = section; at > 0; at = sections[static_cast<std::size_t>(at)].parent) {
    const SectionKind kind = sections[static_cast<std::size_t>(at)].kind;
    if (kind != SectionKind::kOther) return kind;
  }
  return section == 0 && !sections.empty() ? sections[0].kind : SectionKind::kOther;
}

Outline MakeOutline(const Document& document, const model::Catalog& catalog) { return Maker(document, catalog).Make(); }

}  // namespace jitu::ingest
