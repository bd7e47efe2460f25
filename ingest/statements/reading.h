/// A document made ready for the rules: passages, their clauses, and the words the rules ask for.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ingest/names/names.h"
#include "ingest/names/phrase.h"
#include "ingest/outline/outline.h"
#include "ingest/quantities/quantity.h"
#include "ingest/readers/document.h"
#include "ingest/statements/facts.h"
#include "schema/model/catalog.h"

namespace jitu::ingest {

/// The word lists of schema/data/words/statements.toml and those of money.toml, modality.toml and quantities.toml.
struct StatementWords {
  explicit StatementWords(const model::Catalog& catalog);

  WordSet compared_budget, bare_attribute, changed_to;
  WordSet amount_basis, amount_verb, opening_verb, paying_verb, amount_filler, amount_other;
  WordSet item_lead, item_noun, item_pronoun, item_generic, item_common, part_lead, part_spread, recipient_end,
      fund_noun;
  WordSet total, total_prefix, fund;
  WordSet outcome_verb, outcome_none, outcome_planned;
  WordSet supervision, subordinate, honour_verb;
  WordSet indicator_tail, indicator_lead, indicator_none, no_result_unit;
  WordSet sum_row, sum_within, no_sum_column, money_column, money_source, spending_rate, not_all;
  WordSet plan, standard, absence, prompt, damage, growth, compared_with, role, value_role, bound_after, rate_name;
};

/// A stretch between commas, colons or semicolons; what stands in brackets and holds a value is a clause of its own.
struct Clause {
  ByteSpan span;
  int depth = 0;                ///< brackets around it
  char32_t before = 0;          ///< what separates it from the clause before: , : ; ( or 0 at the start
  std::vector<int> quantities;  ///< indexes into Quantities::quantities, this clause's own
};

/// A heading or a sentence.
struct Passage {
  ByteSpan span;
  int section = 0;
  int block = -1;
  bool heading = false;
  bool marked = false;        ///< a list mark stands in front
  bool ordinal_word = false;  ///< the mark is 一是, 二是: still under the item before
  bool in_table = false;      ///< a cell of a form
  ByteSpan fund;              ///< the first word that names a fund, if there is one
  ByteSpan row_item;          ///< the first cell of a row of a list, whose result this tells
  bool goes_on = false;       ///< ended by a semicolon, the passage before is the same sentence to a reader
  SectionKind kind = SectionKind::kOther;
  std::vector<Clause> clauses;
};

/// All that rules read. Lives while one document is read.
struct Reading {
  const Document& document;
  const Outline& outline;
  const Quantities& quantities;
  const Names& names;
  const StatementWords& words;
  const model::Catalog& catalog;
  std::string_view text;
  std::vector<Passage> passages;  ///< in text order
  std::optional<int> fiscal_year;

  Reading(const Document& document_in, const Outline& outline_in, const Quantities& quantities_in,
          const Names& names_in, const StatementWords& words_in, const model::Catalog& catalog_in);

  const Quantity& At(int quantity) const { return quantities.quantities[static_cast<std::size_t>(quantity)]; }
  std::string_view In(ByteSpan span) const { return ingest::In(text, span); }
  std::string NameAt(ByteSpan span) const { return document.NameAt(span); }
  const Section& SectionOf(const Passage& passage) const;
  Evidence MakeEvidence(const Passage& passage, std::string_view rule, double confidence) const;
  Evidence MakeEvidence(ByteSpan span, int section, std::string_view rule, double confidence) const;
  /// The budget book that the passage or its headings speak of; empty if none.
  std::string FundOf(const Passage& passage) const;
  /// Likewise, of the words up to a place: 收入548万元,其中一般公共预算540万元 is of no book.
  std::string FundOf(const Passage& passage, std::uint32_t end) const;
  /// The section that holds a place in the text.
  int SectionAt(std::uint32_t place) const;
  /// The first quantity at or after this place, as an index.
  int FirstQuantityFrom(std::uint32_t place) const;
  /// A name of that label that begins at this place; nullptr if there is none. Empty label: any.
  const NameMention* NameStartingAt(std::uint32_t place, std::string_view label) const;
};

/// Sections that state no facts: plans, glossary, contents, duties.
bool IsSilent(SectionKind kind);

/// 数量指标, 经济效益方面, 可持续影响情况: the clause only says of what kind the results behind it are.
bool IsResultLabel(std::string_view clause);

/// Drops dates, ordinals like 一是, and words of the set off the front.
ByteSpan DropLead(const Reading& reading, ByteSpan span, const WordSet& words);

/// The year a date in the span names, if exactly one year is named.
std::optional<int> YearIn(const Reading& reading, ByteSpan span);

}  // namespace jitu::ingest
