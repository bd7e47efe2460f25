#include "ingest/statements/extract.h"

#include "ingest/names/names.h"
#include "ingest/outline/outline.h"
#include "ingest/quantities/quantity.h"
#include "ingest/statements/cell_quantities.h"
#include "ingest/statements/rules.h"

namespace jitu::ingest {
namespace {

using Rule = void (*)(Draft&);

/// In the order in which they run: a rule may read what those above it found.
constexpr Rule kRules[] = {
    AddReport,       AddAccountTables,    AddFlatAccounts, AddFormSpending, ReadMoneyInText, AddTotals,
    AddSpending,     AddArrears,          AddReckonings,   TieParts,        ReadScopes,      AddOutcomes,
    AddObservations, AddFormObservations, AddSupports,     AddMentions,     AddRelations,
};

}  // namespace

struct Extractor::Rules {
  explicit Rules(const model::Catalog& catalog_in)
      : catalog(catalog_in), words(catalog_in), recogniser(catalog_in), name_finder(catalog_in) {}

  const model::Catalog& catalog;
  StatementWords words;
  QuantityRecogniser recogniser;
  NameFinder name_finder;
};

Extractor::Extractor(const model::Catalog& catalog) : rules_(std::make_unique<Rules>(catalog)) {}

Extractor::~Extractor() = default;

ReportFacts Extractor::Extract(const Document& document) const {
  const Outline outline = MakeOutline(document, rules_->catalog);
  const Quantities quantities = QuantitiesIn(document, rules_->recogniser);
  const Names names = rules_->name_finder.Find(document, outline, quantities);
  Reading reading(document, outline, quantities, names, rules_->words, rules_->catalog);
  reading.fiscal_year = FiscalYearOf(reading);
  Draft draft{reading, {}, {}, {}, {}};
  for (const Rule rule : kRules) rule(draft);
  return std::move(draft.facts);
}

}  // namespace jitu::ingest
