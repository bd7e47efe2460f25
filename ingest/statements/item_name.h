/// The name of an item cut out of the words beside its amount.
#pragma once

#include "ingest/statements/reading.h"

namespace jitu::ingest {

/// An item's name as it is kept: without codes in front and a trailing 支出.
ByteSpan CleanItemName(const Reading& reading, ByteSpan name);

/// Without a count at the end: 新建村卫生室12所 -> 新建村卫生室.
ByteSpan WithoutCount(const Reading& reading, ByteSpan span);

/// Without a bracket at the end that is no part of the name: (任务编号M102), (以下简称…).
ByteSpan WithoutNote(const Reading& reading, ByteSpan span);

/// The last verb of an amount in the text; 转移支付 holds none, nor does a paper's title.
WordSet::Hit LastVerb(const Reading& reading, std::string_view text);

/// 县司法局法律顾问经费, behind the verb that gave it: without the unit that it was given to.
ByteSpan WithoutRecipient(const Reading& reading, ByteSpan span);

/// 县财政划给县司法局法律顾问经费: the item that was allotted, where the words tell of one.
ByteSpan BehindAllotment(const Reading& reading, ByteSpan span);

/// 我县用于社会福利的彩票公益金: the fund, without what it is for.
ByteSpan FundBehindPurpose(const Reading& reading, ByteSpan name);

}  // namespace jitu::ingest
