/// Which item a heading, or a field of a form, names.
#include <algorithm>

#include "ingest/statements/money.h"

namespace jitu::ingest {

std::string FormItem(const Reading& reading) {
  for (const NameMention& mention : reading.names.mentions) {
    if (mention.rule == "form_field") return mention.name;
  }
  return {};
}

namespace {

/// 资金使用, 预算执行情况: words of every report's headings and nothing else.
bool IsGenericHeading(std::string_view title) {
  constexpr std::string_view kWords[] = {"资金", "使用", "情况", "安排", "到位", "执行", "支出", "管理", "预算", "投入",
                                         "实施", "概况", "项目", "绩效", "目标", "完成", "及",   "和",   "与",   "效益",
                                         "产出", "分析", "说明", "落实", "拨付", "财政", "年度", "总体", "的"};
  while (!title.empty()) {
    std::size_t length = 0;
    for (const std::string_view word : kWords) {
      if (title.starts_with(word)) length = std::max(length, word.size());
    }
    if (length == 0) return false;
    title.remove_prefix(length);
  }
  return true;
}

/// 中小河流治理项目绩效自评情况 -> 中小河流治理项目.
std::string_view WithoutHeadingTail(std::string_view title) {
  constexpr std::string_view kTails[] = {"绩效自评情况", "自评情况", "绩效情况", "绩效", "自评", "情况", "完成", "支出",
                                         "实施",         "使用",     "说明",     "综述", "的",   "结果", "评价"};
  for (bool cut = true; cut;) {
    cut = false;
    for (const std::string_view tail : kTails) {
      if (title.size() > tail.size() && title.ends_with(tail)) {
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
    const bool numbered = title.starts_with("项目") && colon != std::string_view::npos && colon <= 18;
    if (numbered) title.remove_prefix(colon + 1);
    const std::string_view behind = WithoutHeadingTail(title);
    const bool named = behind.size() != title.size() && behind.size() >= 18 && !IsGenericHeading(behind) &&
                       reading.words.item_noun.SuffixOf(behind) != 0 && !reading.words.item_pronoun.Contains(behind);
    if (!numbered && here.kind != SectionKind::kOther && !named) continue;
    if (named) title = behind;
    if (title.size() < 9 || title.size() > 150 || IsGenericHeading(title)) continue;
    const bool own = at == section;
    const bool noun = reading.words.item_noun.SuffixOf(title) != 0;
    const bool phrase = title.find(',') == std::string_view::npos && title.find("。") == std::string_view::npos;
    if (numbered || (phrase && (own || noun))) {
      std::string name(title);
      if (name.ends_with("支出") && name.size() > 12) name.resize(name.size() - 6);
      return name;
    }
  }
  return {};
}

}  // namespace jitu::ingest
