/// Lines typed at a terminal: editing, history, completion. libedit lives behind this header.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "query/shell/completion.h"

namespace jitu::query {

class LineEditor {
 public:
  using Completer = std::function<Completion(std::string_view before_cursor)>;

  /// `history_file` is read now and written at the end; empty: none. Sets the locale of characters to UTF-8.
  LineEditor(std::string history_file, Completer completer);
  ~LineEditor();
  LineEditor(const LineEditor&) = delete;
  LineEditor& operator=(const LineEditor&) = delete;

  enum class Event { kLine, kInterrupted, kEnd };
  struct Read {
    Event event = Event::kEnd;
    std::string line;  ///< without its line feed
  };
  /// One line. Ctrl-C gives kInterrupted, Ctrl-D on an empty line kEnd.
  Read ReadLine(const std::string& prompt);
  /// Something that the up arrow brings back.
  void Remember(const std::string& entry);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace jitu::query
