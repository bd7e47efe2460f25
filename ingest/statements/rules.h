/// The rules that make facts of a reading. Each is a function; the table in extract.cpp says in which order they run.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "ingest/statements/money.h"
#include "ingest/statements/reading.h"

namespace jitu::ingest {

/// A stretch that tells one outcome, and the outcome made of it.
struct OutcomeSpan {
  ByteSpan span;
  int passage = -1;  ///< index into Reading::passages
  int outcome = -1;  ///< index into ReportFacts::outcomes
};

class ItemScopes;  // scope.h

/// What rules read and write. Later rules read what earlier ones found.
struct Draft {
  const Reading& reading;
  Money money;
  std::shared_ptr<const ItemScopes> scopes;  ///< once all spending is found
  std::vector<OutcomeSpan> outcome_spans;    ///< in text order
  ReportFacts facts;
};

void AddReport(Draft& draft);
void AddSpending(Draft& draft);
void AddFormSpending(Draft& draft);
void AddAccountTables(Draft& draft);
void AddFlatAccounts(Draft& draft);
/// Fills Draft::money; the tables of forms are read before, so that the text may speak of their items.
void ReadMoneyInText(Draft& draft);
void AddTotals(Draft& draft);
/// Fills Draft::scopes.
void ReadScopes(Draft& draft);
void AddOutcomes(Draft& draft);
void AddObservations(Draft& draft);
void AddFormObservations(Draft& draft);
void AddSupports(Draft& draft);
void AddMentions(Draft& draft);
void AddRelations(Draft& draft);
/// Who stands above the reporting unit and who below it; part of AddRelations.
void AddSupervision(Draft& draft);

/// Money that pays for an earlier year.
void AddArrears(Draft& draft);
/// Items that come to another's amount, to the fen, are its parts.
void TieParts(Draft& draft);
/// Sums, rates and points that the report shows (reckoning.h).
void AddReckonings(Draft& draft);

/// The year the report is about: in its title, else in its first lines, else the year most often named.
std::optional<int> FiscalYearOf(const Reading& reading);

/// Exact fen, if it is a whole number of them.
std::optional<std::int64_t> FenOfYuan(const text::Decimal& yuan);

/// Exact fen of an amount, if it is a whole number of fen.
std::optional<std::int64_t> FenOf(const Reading& reading, int quantity);

}  // namespace jitu::ingest
