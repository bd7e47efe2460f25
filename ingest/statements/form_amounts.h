/// Amounts in the cells of tables, and the totals and spending made of them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "ingest/statements/rules.h"

namespace jitu::ingest {

/// A cell that is a figure and nothing else: digits with at most one sign and unit. nullptr if it is not.
const Quantity* FigureIn(const Reading& reading, const Table::Cell* cell);

/// The power of ten of yuan in which the amounts below a header are written (万元: 4): the header says it, or a line
/// just above.
std::optional<int> PowerOfYuan(const Reading& reading, ByteSpan header);

/// The amount in a cell, in fen; nothing where it is none, or where the text contradicts the header's unit.
std::optional<std::int64_t> AmountIn(const Reading& reading, const Table::Cell* cell, std::optional<int> power);

/// The number that a cell is, also where its digits run into those of the next: 260.00 of 260.00231.40.
std::optional<text::Decimal> NumberIn(const Reading& reading, const Table::Cell* cell);

/// One amount of an item, unless it was said before. The evidence runs from the row's label, where there is one.
void AddAmount(Draft& draft, const std::string& item, std::int64_t fen, std::string_view basis, ByteSpan cell,
               std::string_view rule, ByteSpan label = {});

/// The project whose form a place lies in: the last one named in a field above.
std::string ItemAbove(const Reading& reading, std::uint32_t place);

/// Amounts of the project that stand in single boxes: 预算数:|2.38|执行数:|2.38, 资金总额:500.
void AddBoxAmounts(Draft& draft);

/// One total of the unit, unless it was said before.
void AddTotal(Draft& draft, std::string_view what, std::string_view basis, std::int64_t fen, ByteSpan cell,
              std::string_view fund = {});

}  // namespace jitu::ingest
