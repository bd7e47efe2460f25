#include "ingest/statements/item_words.h"

#include <algorithm>

#include "ingest/statements/amount_phrase.h"

namespace jitu::ingest {
namespace {

bool Has(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

}  // namespace

std::string DefaultBasis(const Reading& reading, const Passage& passage) {
  if (IsBudgetPaper(reading)) return "budget";
  for (int at = passage.section; at >= 0; at = reading.outline.sections[static_cast<std::size_t>(at)].parent) {
    const std::string_view title = reading.outline.sections[static_cast<std::size_t>(at)].title;
    for (const std::string_view word : {"支出", "决算", "执行", "使用", "绩效", "完成", "成效", "支持"}) {
      if (Has(title, word)) return "actual";
    }
    for (const std::string_view word : {"预算", "安排", "下达", "批复", "分配", "计划"}) {
      if (Has(title, word)) return "budget";
    }
    if (Has(title, "到位")) return "arrived";
  }
  return "actual";
}

std::string LeadingProject(const Reading& reading, const Passage& passage) {
  if (passage.clauses.empty()) return {};
  const ByteSpan first = DropLead(reading, passage.clauses.front().span, reading.words.item_lead);
  const NameMention* project = reading.NameStartingAt(first.start, "Project");
  if (project != nullptr) return project->name;
  // 残疾人就业创业扶持项目:全年预算数为150万元: an item's name and a colon.
  const bool leads =
      passage.clauses.size() > 1 && passage.clauses[1].before == U':' && passage.clauses.front().quantities.empty();
  const std::string_view name = reading.In(first);
  const bool item = leads && name.size() >= 15 && name.size() <= 120 && reading.words.item_noun.SuffixOf(name) != 0 &&
                    !reading.words.item_pronoun.Contains(name) && !IsGenericItem(reading, name);
  return item ? reading.NameAt(first) : std::string();
}

bool IsOwnUnit(const Reading& reading, std::string_view name) {
  const Names& names = reading.names;
  if (name == names.reporting_unit) return true;
  for (const std::string_view self :
       {"我局", "本单位", "我单位", "本部门", "部门", "单位", "我委", "我中心", "我办", "部门整体", "整体"}) {
    if (name == self) return true;
  }
  return std::find(names.reporting_unit_aliases.begin(), names.reporting_unit_aliases.end(), name) !=
         names.reporting_unit_aliases.end();
}

bool IsWholeUnitReport(const Reading& reading) {
  const std::string_view title =
      reading.outline.sections.empty() ? std::string_view() : reading.outline.sections[0].title;
  return Has(title, "整体") || Has(title, "决算");
}

bool IsItemName(const Reading& reading, ByteSpan name) {
  const std::string_view text = reading.In(name);
  if (text.size() < 6 || text.size() > 180) return false;
  return !Has(text, "。") && !text.ends_with("收入") && !text.ends_with("占");
}

bool EndsAsItem(const Reading& reading, ByteSpan name) {
  if (reading.words.item_noun.SuffixOf(reading.In(name)) != 0) return true;
  return CodePointBefore(reading.text, name.end) == U')';
}

bool TellsDamage(const Reading& reading, std::string_view text) {
  bool damage = false;
  const WordSet& words = reading.words.damage;
  for (std::size_t at = 0;;) {
    const WordSet::Hit hit = words.First(text, at);
    if (!hit) break;
    if (words.MeaningOf(text.substr(hit.start, hit.length)) == "averted") return false;
    damage = true;
    at = hit.start + hit.length;
  }
  return damage;
}

bool IsPolicyNumber(const Reading& reading, ByteSpan left) {
  const ByteSpan words = TrimBlanks(reading.text, left);
  const NameMention* paper = reading.NameStartingAt(words.start, "Policy");
  return paper != nullptr && paper->span.end == words.end;
}

}  // namespace jitu::ingest
