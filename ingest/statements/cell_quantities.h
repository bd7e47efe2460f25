/// The quantities of a document, those of its cells read cell by cell.
#pragma once

#include "ingest/quantities/quantity.h"
#include "ingest/readers/document.h"

namespace jitu::ingest {

/// A figure ends where its cell ends, though nothing may part it from the next: 20|100%|100% and not 20100%. Linear in
/// the text.
Quantities QuantitiesIn(const Document& document, const QuantityRecogniser& recogniser);

}  // namespace jitu::ingest
