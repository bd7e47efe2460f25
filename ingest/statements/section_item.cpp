/// Which item a heading, or a field of a form, names.
#include <algorithm>

#include "ingest/statements/item_words.h"
#include "ingest/statements/money.h"

namespace jitu::ingest {

std::string FormItem(const Reading& reading) {
  for (const NameMention& mention : reading.names.mentions) {
    if (mention.rule == "form_field") return mention.name;
  }
  return {};
}

namespace {

constexpr std::size_t kShortestItem = 15;  ///< bytes of a title's

/// (铁路沿线环境治理经费项目) in a line of its own below the title.
std::string ItemBelowTitle(const Reading& reading) {
  constexpr std::size_t kLongest = 150;
  const auto& sentences = reading.outline.sentences;
  for (std::size_t i = 0; i < std::min<std::size_t>(sentences.size(), 4); ++i) {
    const ByteSpan line = TrimBlanks(reading.text, sentences[i].span);
    const std::string_view text = reading.In(line);
    if (text.size() < 14 || text.size() > kLongest || !text.starts_with('(') ||
        AfterClosing(reading.text, line.start) != line.end)
      continue;
    const ByteSpan name = CleanItemName(reading, {line.start + 1, line.end - 1});
    if (EndsAsItem(reading, name) && !IsGenericItem(reading, reading.In(name))) return reading.NameAt(name);
  }
  return {};
}

}  // namespace

std::string TitleItem(const Reading& reading) {
  if (reading.outline.sections.empty()) return {};
  if (std::string below = ItemBelowTitle(reading); !below.empty()) return below;
  ByteSpan span = reading.outline.sections[0].heading;
  const std::string_view title = reading.In(span);
  std::size_t cut = std::string_view::npos;
  for (const std::string_view tail : {"支出绩效", "重点绩效", "绩效", "自评", "评价", "使用情况", "执行情况", "情况"}) {
    cut = std::min(cut, title.find(tail));
  }
  if (cut == std::string_view::npos) return {};
  while (cut > 0 && title[cut - 1] == '\n') --cut;
  span.end = span.start + static_cast<std::uint32_t>(cut);
  // Behind the year, the unit and 关于: what is left names the item.
  const auto& all = reading.quantities.quantities;
  std::uint32_t start = span.start;
  for (int i = reading.FirstQuantityFrom(span.start); static_cast<std::size_t>(i) < all.size(); ++i) {
    const Quantity& date = reading.At(i);
    if (date.span.end > span.end) break;
    if (date.kind != QuantityKind::kDate) continue;
    const std::string_view behind = reading.In({date.span.end, span.end});
    const bool closes = (behind.empty() || behind == "度") && date.span.start >= start + kShortestItem;
    if (closes) span.end = date.span.start;  // 大豆产业园项目2022年度绩效自评报告
    if (closes) break;
    start = date.span.end;
  }
  for (const NameMention& mention : reading.names.mentions) {
    if (mention.span.end > span.end) break;
    if (mention.label == "Unit" && mention.span.end > start) start = mention.span.end;
  }
  span = CleanItemName(reading, {start, span.end});
  // (直达资金)某路新建工程: whence the money comes, before the name.
  if (const std::size_t behind = reading.In(span).starts_with('(') ? AfterClosing(reading.text, span.start) : span.end;
      behind + kShortestItem < span.end) {
    span.start = static_cast<std::uint32_t>(behind);
  }
  for (const std::string_view lead : {"关于", "度", "部门", "的"}) {
    if (reading.In(span).starts_with(lead)) span.start += static_cast<std::uint32_t>(lead.size());
  }
  if (constexpr std::string_view kOf = "的"; reading.In(span).ends_with(kOf)) {
    span.end -= static_cast<std::uint32_t>(kOf.size());
  }
  // 义务教育补助经费转移支付: the fund, by the way it came.
  if (constexpr std::string_view kWay = "转移支付"; reading.In(span).ends_with(kWay)) {
    const ByteSpan fund{span.start, span.end - static_cast<std::uint32_t>(kWay.size())};
    if (EndsAsItem(reading, fund)) span = fund;
  }
  const std::string_view name = reading.In(span);
  const bool item =
      name.size() >= kShortestItem && reading.words.item_noun.SuffixOf(name) != 0 && !IsGenericItem(reading, name);
  return item && !reading.words.item_pronoun.Contains(name) && name.find("整体") == std::string_view::npos
             ? reading.NameAt(span)
             : std::string();
}

namespace {

/// 中小河流治理项目绩效自评情况 -> 中小河流治理项目.
std::string_view WithoutHeadingTail(std::string_view title) {
  constexpr std::string_view kTails[] = {"绩效自评情况", "自评情况", "绩效情况", "绩效", "自评", "情况", "完成", "支出",
                                         "实施",         "使用",     "说明",     "综述", "的",   "结果", "评价"};
  for (bool cut = true; cut;) {
    cut = false;
    for (const std::string_view tail : kTails) {
      if (title.size() > tail.size() && title.back() == tail.back() && title.ends_with(tail)) {
        title.remove_suffix(tail.size());
        cut = true;
      }
    }
  }
  return title;
}

}  // namespace

std::string SectionItem(const Reading& reading, int section) {
  const auto& sections = reading.outline.sections;
  for (int at = section; at > 0; at = sections[static_cast<std::size_t>(at)].parent) {
    const Section& here = sections[static_cast<std::size_t>(at)];
    std::string_view title = here.title;
    const std::size_t colon = title.find(':');
    const bool glued = title.starts_with("项目") && colon != std::string_view::npos && colon <= 18;
    if (glued) title.remove_prefix(colon + 1);
    const bool numbered = glued || reading.In(here.heading).starts_with("项目");
    // 儿童福利(126万元): the amount behind a heading is no part of the name.
    if (const std::size_t bracket = title.rfind('(');
        bracket != std::string_view::npos && bracket >= 6 && title.ends_with(')') &&
        title.find_first_of("0123456789", bracket) != std::string_view::npos) {
      title = title.substr(0, bracket);
    }
    const std::string_view behind = WithoutHeadingTail(title);
    const bool named = behind.size() != title.size() && behind.size() >= 18 && !IsGenericHeading(behind) &&
                       reading.words.item_noun.SuffixOf(behind) != 0 && !reading.words.item_pronoun.Contains(behind);
    if (!numbered && here.kind != SectionKind::kOther && !named) continue;
    if (named) title = behind;
    if (title.size() < 9 || title.size() > 150 || IsGenericHeading(title) || title.ends_with("率")) continue;
    const bool own = at == section;
    const bool noun = reading.words.item_noun.SuffixOf(title) != 0;
    const bool phrase = title.find(',') == std::string_view::npos && title.find("。") == std::string_view::npos;
    if (numbered || (phrase && (noun || (own && !IsSentence(title))))) {
      std::string name(title);
      if (name.ends_with("支出") && name.size() > 12) name.resize(name.size() - 6);
      return name;
    }
  }
  return {};
}

}  // namespace jitu::ingest
