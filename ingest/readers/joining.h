/// Puts together what a page's width broke: sentences, names, and numbers with their units.
#pragma once

#include <string_view>
#include <vector>

#include "ingest/readers/clean_up.h"
#include "ingest/readers/form_words.h"

namespace jitu::ingest {

/// For each line, whether it goes on with what the line before began.
///
/// Two kinds of evidence. Some breaks show by themselves, whatever the layout: a comma or an open bracket before them,
/// a unit or a closing mark after them. Others show only where the whole file is wrapped (many lines end in
/// mid-sentence at a similar width): there a line of about that width goes on in the next one. A heading, a list item
/// or a label never goes on with the line before, nor does a row of a form.
std::vector<bool> LinesToJoin(std::string_view reading, const std::vector<CleanLine>& lines, const FormWords& words);

}  // namespace jitu::ingest
