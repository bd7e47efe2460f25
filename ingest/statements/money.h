/// Every amount of money in the text, and what it is an amount of.
///
/// Totals, spending, supports and observations are made from this one reading, so no amount is two things. What cannot
/// be read for certain is left kNone: an amount is refused rather than guessed.
#pragma once

#include <string>
#include <vector>

#include "ingest/statements/amount_phrase.h"

namespace jitu::ingest {

struct MoneyRead {
  enum class Kind { kNone, kTotal, kSpending, kFigure };  ///< kFigure: a result in money, an observation

  Kind kind = Kind::kNone;
  int passage = 0;
  int clause = 0;
  int quantity = 0;
  std::string name;  ///< of the item or the total
  std::string basis;
  std::string fund;
  std::optional<int> year;
  int parent = -1;  ///< index of the amount it is part of
  bool part_exact = false;
  int listed_under = -1;  ///< index of the amount, of an item or a total, under which 其中 or a colon lists it
  bool own_name = false;  ///< named beside the amount, not taken from what stands above
  bool beside = false;    ///< told only to compare: what follows is not part of it
  bool restated = false;  ///< the amount of an item was given before
  bool guessed = false;   ///< no word says what kind of amount it is
  std::string_view rule;
  double confidence = 1;
};

struct Money {
  std::vector<MoneyRead> reads;    ///< in text order
  std::vector<std::string> items;  ///< names of spending, in order of first appearance

  /// The amounts of one passage: [first, last) in reads.
  std::pair<std::size_t, std::size_t> OfPassage(int passage) const;
};

/// `known`: the spending that the tables of the report give.
Money ReadMoney(const Reading& reading, const std::vector<SpendingFact>& known);

/// The item that a section is about, from its heading or an ancestor's; empty if none names one.
std::string SectionItem(const Reading& reading, int section);

/// The project or fund that the report's title says it is about; empty where it is a unit's or several items'.
std::string TitleItem(const Reading& reading);

/// The project that a form names in its field 项目名称; empty if there is none.
std::string FormItem(const Reading& reading);

}  // namespace jitu::ingest
