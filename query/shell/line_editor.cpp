#include "query/shell/line_editor.h"

#include <cerrno>
#include <clocale>
#include <cstdio>
#include <cstring>
#include <histedit.h>
#include <langinfo.h>

#include "schema/text/display.h"
#include "schema/text/utf8.h"

namespace jitu::query {
namespace {

constexpr int kRemembered = 1000;
constexpr int kScreenColumns = 80;
constexpr std::size_t kMostShown = 60;

/// libedit reads characters as the locale says; a plain C locale would take Chinese apart.
void UseUtf8() {
  std::setlocale(LC_CTYPE, "");
  if (std::strcmp(nl_langinfo(CODESET), "UTF-8") != 0) std::setlocale(LC_CTYPE, "C.UTF-8");
}

}  // namespace

struct LineEditor::State {
  EditLine* editor = nullptr;
  History* history = nullptr;
  std::string history_file, prompt;
  Completer completer;

  static State& Of(EditLine* editor) {
    void* data = nullptr;
    el_get(editor, EL_CLIENTDATA, &data);
    return *static_cast<State*>(data);
  }

  static char* Prompt(EditLine* editor) { return Of(editor).prompt.data(); }

  /// The line ends after a signal, so that Ctrl-C gives a new prompt.
  static unsigned char Complete(EditLine* editor, int) {
    State& state = Of(editor);
    const LineInfo* line = el_line(editor);
    const std::string before(line->buffer, line->cursor);
    const Completion completion = state.completer(before);
    if (completion.candidates.empty()) return CC_REFRESH_BEEP;
    const std::string common = completion.Common();
    const std::string_view typed = std::string_view(before).substr(completion.from);
    if (completion.candidates.size() == 1 || common.size() > typed.size()) {
      el_deletestr(editor, static_cast<int>(text::CountCodePoints(typed)));
      if (el_insertstr(editor, common.c_str()) == -1) return CC_ERROR;
      return CC_REFRESH;
    }
    Show(completion.candidates);
    return CC_REDISPLAY;
  }

  static void Show(const std::vector<std::string>& words) {
    int column = 0;
    std::fputc('\n', stdout);
    for (std::size_t i = 0; i < words.size() && i < kMostShown; ++i) {
      const int width = text::DisplayWidth(words[i]) + 2;
      if (column > 0 && column + width > kScreenColumns) {
        std::fputc('\n', stdout);
        column = 0;
      }
      std::fprintf(stdout, "%s  ", words[i].c_str());
      column += width;
    }
    if (words.size() > kMostShown) std::fprintf(stdout, "… %zu", words.size());
    std::fputc('\n', stdout);
    std::fflush(stdout);
  }
};

LineEditor::LineEditor(std::string history_file, Completer completer) : state_(std::make_unique<State>()) {
  UseUtf8();
  state_->history_file = std::move(history_file);
  state_->completer = std::move(completer);
  state_->history = history_init();
  HistEvent event;
  history(state_->history, &event, H_SETSIZE, kRemembered);
  history(state_->history, &event, H_SETUNIQUE, 1);
  if (!state_->history_file.empty()) history(state_->history, &event, H_LOAD, state_->history_file.c_str());
  state_->editor = el_init("jitu", stdin, stdout, stderr);
  EditLine* editor = state_->editor;
  el_set(editor, EL_CLIENTDATA, state_.get());
  el_set(editor, EL_PROMPT, &State::Prompt);
  el_set(editor, EL_EDITOR, "emacs");
  el_set(editor, EL_HIST, history, state_->history);
  el_set(editor, EL_ADDFN, "jitu-complete", "complete a word", &State::Complete);
  el_set(editor, EL_BIND, "^I", "jitu-complete", nullptr);
  el_set(editor, EL_BIND, "^R", "em-inc-search-prev", nullptr);
  el_source(editor, nullptr);
}

LineEditor::~LineEditor() {
  HistEvent event;
  if (!state_->history_file.empty()) history(state_->history, &event, H_SAVE, state_->history_file.c_str());
  el_end(state_->editor);
  history_end(state_->history);
}

LineEditor::Read LineEditor::ReadLine(const std::string& prompt) {
  state_->prompt = prompt;
  int length = 0;
  errno = 0;
  const char* typed = el_gets(state_->editor, &length);
  if (typed == nullptr || length <= 0) {
    if (length < 0 && errno == EINTR) {
      el_reset(state_->editor);
      return {Event::kInterrupted, {}};
    }
    return {Event::kEnd, {}};
  }
  std::string line(typed, static_cast<std::size_t>(length));
  while (!line.empty() && (line.back() == '\n' || line.back() == '\r')) line.pop_back();
  return {Event::kLine, std::move(line)};
}

void LineEditor::Remember(const std::string& entry) {
  HistEvent event;
  history(state_->history, &event, H_ENTER, entry.c_str());
}

}  // namespace jitu::query
