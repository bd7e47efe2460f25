/// Columns that several tables have, each described once.
#pragma once

#include "query/export/table.h"

namespace jitu::query::exporting {

Column IdColumn();
Column FundColumn();
Column BasisColumn();
Column AmountYuanColumn(Message about);
Column AmountWanYuanColumn();

/// Where a sentence stands, and the sentence.
Column ReportColumn();
Column SectionColumn();
Column PageColumn();
Column CellColumn();
Column StartColumn();
Column EndColumn();
Column QuoteColumn();

}  // namespace jitu::query::exporting
