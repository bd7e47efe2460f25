/// A whole form in one line with nothing between its cells, as shops of documents show them:
/// 一级指标二级指标三级指标年度指标值全年完成值产出指标数量指标粮食到位率100%98%
#pragma once

#include <string_view>
#include <vector>

#include "ingest/readers/cell_columns.h"
#include "ingest/readers/document.h"
#include "ingest/readers/form_words.h"

namespace jitu::ingest {

/// The form of the lines before, which may go on in the next.
struct GluedForms {
  bool begun = false;
  std::vector<ColumnKind> figures;  ///< the columns of an indicator's figures, where the header names them
};

/// The cells of such a line: names of boxes, columns, blocks and classes, figures whose end shows (under the columns of
/// the header, or a rate, two of one unit, amounts that the rate beside them proves), and what stands between them.
/// Empty unless three names of columns stand in a row, or the line goes on with the form of the line before. The number
/// of a page in front (2、) is left out.
std::vector<ByteSpan> GluedForm(std::string_view line, const FormWords& words, GluedForms& forms);

}  // namespace jitu::ingest
