/// Cuts a block of text into sentences.
#pragma once

#include <string_view>
#include <vector>

#include "schema/base/span.h"

namespace jitu::ingest {

/// One sentence of a block: `mark` is the list mark in front (empty span if none), `span` what it says, without the
/// mark, the blanks around and the end mark. Places are relative to the block.
struct SentenceCut {
  ByteSpan mark;
  ByteSpan span;
};

/// Cuts at 。！？；, at an ASCII point that ends a clause of Chinese, and before a list mark that goes on with a list
/// (1.…2.…); not inside 《》, “” and brackets that close within a short distance. Linear in the text.
std::vector<SentenceCut> CutSentences(std::string_view block);

}  // namespace jitu::ingest
