#include <algorithm>
#include <set>

#include "ingest/statements/item_words.h"
#include "ingest/statements/money_reader.h"
#include "schema/text/find.h"
#include "schema/text/normalise.h"

namespace jitu::ingest {

using Kind = MoneyRead::Kind;

namespace {

constexpr std::string_view kCost = "总投资";

bool IsBudget(std::string_view basis) { return basis == "budget" || basis == "final_budget"; }

/// 规划总投资, 三年计划总投资: more than what is being told of.
bool IsForeseen(const Reading& reading, std::string_view before, ByteSpan words) {
  constexpr std::string_view kForeseen[] = {"规划", "估算", "概算", "预计", "可研"};
  const bool years = before.ends_with("计划") && HoldsFigure(reading, words);
  return years || std::any_of(std::begin(kForeseen), std::end(kForeseen),
                              [&](std::string_view word) { return text::Has(before, word); });
}

/// 其中实施某桥改造工程: the project that the words end with, behind the verb; empty if they end with none.
std::string ProjectIn(const Reading& reading, ByteSpan words) {
  if (const WordSet::Hit verb = reading.words.opening_verb.Last(reading.In(words)))
    words.start += static_cast<std::uint32_t>(verb.start + verb.length);
  const ByteSpan name = CleanItemName(reading, words);
  const std::string_view text = reading.In(name);
  const bool named = IsProject(text) && IsItemName(reading, name) && !IsSentence(text) && !HoldsFigure(reading, name);
  return named && !reading.words.item_pronoun.Contains(text) ? reading.NameAt(name) : std::string();
}

/// 实施农村公路提升工程计划86公里: the work of which a clause counts how much was carried out.
std::string CarriedOut(const Reading& reading, const Clause& clause) {
  ByteSpan work = WithoutCount(reading, clause.span);
  if (work.end == clause.span.end) return {};
  constexpr std::string_view kPlan = "计划";
  if (reading.In(work).ends_with(kPlan)) work.end -= static_cast<std::uint32_t>(kPlan.size());
  return ProjectIn(reading, work);
}

/// 指标1:东溪镇敬老院改造项目,设置床位20张,总投资216万元: the nearest clause before that ends with a project.
std::string ProjectBefore(const Reading& reading, const Passage& passage, const Clause& clause) {
  constexpr std::ptrdiff_t kReach = 8;  ///< clauses
  const Clause* const first = passage.clauses.data();
  for (const Clause* before = &clause; before > first && &clause - before < kReach;) {
    --before;
    if (before->depth > 0) continue;
    if (std::string project = ProjectIn(reading, before->span); !project.empty()) return project;
  }
  return {};
}

}  // namespace

std::string MoneyReader::ItemOfCost(const Passage& passage, const Clause& clause, ByteSpan before) const {
  const ByteSpan name = CleanItemName(reading_, before);
  const std::string_view said = reading_.In(name);
  const bool own =
      EndsAsItem(reading_, name) && !reading_.words.item_pronoun.Contains(said) && IsItemName(reading_, name);
  if (own) return reading_.NameAt(name);
  if (&clause != &passage.clauses.front()) {
    if (std::string work = CarriedOut(reading_, *(&clause - 1)); !work.empty()) return work;
    if (std::string project = ProjectBefore(reading_, passage, clause); !project.empty()) return project;
  }
  if (std::string project = LeadingProject(reading_, passage); !project.empty()) return project;
  if (const std::string& lead = now_.lead.ItemOf(passage); IsProject(lead)) return lead;
  if (!whole_costs_.empty()) return now_.money.reads[whole_costs_.back().read].name;
  return form_item_.empty() ? DocumentItem() : form_item_;
}

void MoneyReader::NoteWholeCost(const Passage& passage, const Clause& clause, const AmountPhrase& phrase,
                                MoneyRead& read) {
  if (IsWholeUnitReport(reading_)) return;
  ByteSpan words = DropSuffixes(reading_.text, TrimBlanks(reading_.text, phrase.left), reading_.words.amount_filler);
  if (!reading_.In(words).ends_with(kCost)) return;
  words.end -= static_cast<std::uint32_t>(kCost.size());
  if (IsForeseen(reading_, reading_.In(words), words)) return;
  bool done = false;
  for (const std::string_view verb : {"计划", "完成", "批复", "县级", "市级", "省级"}) {
    if (!reading_.In(words).ends_with(verb)) continue;
    done = done || verb == "完成";
    words.end -= static_cast<std::uint32_t>(verb.size());
  }
  read.name = ItemOfCost(passage, clause, words);
  if (read.name.empty()) return;
  whole_costs_.push_back({now_.money.reads.size(), done});
}

void MoneyReader::ReadWholeCosts() {
  if (whole_costs_.empty()) return;
  std::set<std::string> planned;  // items of which a budget is told
  for (const MoneyRead& read : now_.money.reads) {
    if (read.kind == Kind::kSpending && IsBudget(read.basis)) planned.insert(text::NameKey(read.name));
  }
  for (const SpendingFact& fact : known_) {
    if (IsBudget(fact.basis)) planned.insert(text::NameKey(fact.name));
  }
  for (const auto& [at, done] : whole_costs_) {
    MoneyRead& cost = now_.money.reads[at];
    if (!done && planned.count(text::NameKey(cost.name)) != 0) continue;
    cost.basis = done ? "actual" : "budget";
    cost.kind = Kind::kSpending;
    cost.rule = "whole_cost";
    cost.confidence = 0.8;
    cost.own_name = true;
  }
}

}  // namespace jitu::ingest
