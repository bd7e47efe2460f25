#include "ingest/quantities/tables.h"

#include <string>
#include <utility>

#include "ingest/quantities/place.h"

namespace jitu::ingest {
namespace {

using text::Decimal;

void AddWords(WordTable& table, const std::vector<model::Term>& terms) {
  for (const model::Term& term : terms) table.Add(term.word, term.meaning);
}

void AddMasks(WordTable& table, const std::vector<model::Term>& terms) {
  for (const model::Term& term : terms) table.Add(term.word, "");
}

}  // namespace

QuantityRecogniser::Tables::Tables(const model::Catalog& catalog) {
  units.Add("元", "yuan");
  units.Add("元整", "yuan");
  units.Add("圆", "yuan");
  units.Add("元人民币", "yuan");
  units.Add("块钱", "yuan");
  units.Add("人民币", "yuan");
  for (const model::UnitSpelling& unit : catalog.units()) {
    if (const auto factor = text::Decimal::Parse(unit.factor)) units.Add(unit.spelling, unit.canonical, *factor);
  }
  for (const model::Term& currency : catalog.Words("quantity.currency")) {
    units.Add(currency.word, currency.word);
    currencies.Add(currency.word, currency.word);
  }
  for (const auto& [word, factor] :
       {std::pair<std::string_view, Decimal>{"角", {1, 1}}, {"毛", {1, 1}}, {"分", {1, 2}}}) {
    currency_parts.Add(word, "yuan", factor);
  }
  for (const model::Term& part : catalog.Words("quantity.currency_part")) {
    for (WordTable* table : {&currency_parts, &units, &currencies}) table->Add(part.word, part.meaning, {1, 2});
  }
  AddMasks(units, catalog.Words("quantity.unit_mask"));
  // A word that says the value is exact (达到, 为) bounds nothing and stays outside.
  for (const model::Term& term : catalog.Words("bound.before")) {
    if (term.meaning != "exact" || term.word == "=") bounds_before.Add(term.word, term.meaning);
  }
  for (const model::Term& term : catalog.Words("bound.after")) bounds_after.Add(term.word, term.meaning);
  AddMasks(bounds_before, catalog.Words("quantity.bound_before_mask"));
  AddMasks(bounds_after, catalog.Words("quantity.bound_after_mask"));
  AddWords(lead_ins, catalog.Words("quantity.document_lead_in"));
  AddWords(name_cues, catalog.Words("quantity.name_cue"));
  AddWords(money_cues, catalog.Words("quantity.money_cue"));
  AddWords(bounds_before_power, catalog.Words("quantity.bound_before_power"));
  AddWords(cue_joints, catalog.Words("quantity.cue_joint"));
  AddWords(before_minus, catalog.Words("quantity.before_minus"));
  AddWords(rate_verbs, catalog.Words("quantity.rate_verb"));
  AddWords(rate_times, catalog.Words("quantity.rate_time"));
  AddWords(no_numbers, catalog.Words("quantity.no_number"));
  for (WordTable* table :
       {&units, &bounds_before, &bounds_after, &bounds_before_power, &lead_ins, &name_cues, &money_cues, &cue_joints,
        &before_minus, &no_numbers, &currencies, &currency_parts, &rate_verbs, &rate_times}) {
    table->MakeIndex();
  }
}

bool QuantityRecogniser::Tables::IsMoneyCueBefore(std::string_view text, std::uint32_t at) const {
  at = BackOverBlanks(text, at);
  for (int joints = 0; joints < 3; ++joints) {
    if (money_cues.EndingAt(text, at) != nullptr) return true;
    const Entry* joint = cue_joints.EndingAt(text, at);
    if (joint == nullptr) return false;
    at = BackOverBlanks(text, at - static_cast<std::uint32_t>(joint->word.size()));
  }
  return money_cues.EndingAt(text, at) != nullptr;
}

}  // namespace jitu::ingest
