/// The catalog's words in the form in which the recogniser looks them up.
#pragma once

#include <string_view>
#include <vector>

#include "ingest/quantities/quantity.h"
#include "ingest/quantities/word_table.h"
#include "schema/model/catalog.h"

namespace jitu::ingest {

struct QuantityRecogniser::Tables {
  explicit Tables(const model::Catalog& catalog);

  WordTable units;          ///< spelling to canonical name; masks have none
  WordTable bounds_before;  ///< to at_least, at_most, about; masks have none
  WordTable bounds_after;
  WordTable lead_ins;             ///< in front of a document number's issuer
  WordTable bounds_before_power;  ///< in front of a number that begins with 十百千万: 数十家
  WordTable name_cues;            ///< behind a number that is a name: 热线, 国道
  WordTable money_cues;           ///< in front of an amount whose 元 is left out: 捐款50万
  WordTable cue_joints;           ///< between such a word and the amount: 数为
  WordTable before_minus;         ///< a minus behind them is a sign: 增速为-3.2%
  WordTable no_numbers;           ///< words with a numeral in them that tells no number: 一切, 统一, 十四五
  WordTable currencies;           ///< 美元: kept as written; their small coin too
  WordTable currency_parts;       ///< 角, 美分: to the currency, and how much of it
  WordTable rate_verbs;           ///< between 每户 and the price: 补助
  WordTable rate_times;           ///< 每年 alone in front of an amount makes it no price

  /// Whether a word of money leads up to an amount that begins here: 年初预算数为.
  bool IsMoneyCueBefore(std::string_view text, std::uint32_t at) const;
};

}  // namespace jitu::ingest
