#include "ingest/quantities/tables.h"

#include <array>
#include <string>

namespace jitu::ingest {
namespace {

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
  units.Add("人民币", "yuan");
  for (const model::UnitSpelling& unit : catalog.units()) {
    if (const auto factor = text::Decimal::Parse(unit.factor)) units.Add(unit.spelling, unit.canonical, *factor);
  }
  for (const model::Term& currency : catalog.Words("quantity.currency")) {
    units.Add(currency.word, currency.word);
    currencies.Add(currency.word, currency.word);
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
  AddWords(no_numbers, catalog.Words("quantity.no_number"));
  for (WordTable* table : std::array<WordTable*, 8>{&units, &bounds_before, &bounds_after, &lead_ins, &name_cues,
                                                    &money_cues, &no_numbers, &currencies}) {
    table->Sort();
  }
}

}  // namespace jitu::ingest
