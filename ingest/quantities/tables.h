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
  WordTable lead_ins;    ///< in front of a document number's issuer
  WordTable name_cues;   ///< behind a number that is a name: 热线, 国道
  WordTable money_cues;  ///< in front of an amount whose 元 is left out: 捐款50万
  WordTable no_numbers;  ///< words with a numeral in them that tells no number: 一切, 统一, 十四五
  WordTable currencies;  ///< 美元: kept as written
};

}  // namespace jitu::ingest
