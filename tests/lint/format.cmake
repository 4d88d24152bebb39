# Fails where a source file is not laid out as .clang-format says.
file(GLOB_RECURSE files "${SOURCE}/core/*.h" "${SOURCE}/core/*.cpp" "${SOURCE}/ui/*.h"
    "${SOURCE}/ui/*.cpp" "${SOURCE}/app/*.h" "${SOURCE}/app/*.cpp" "${SOURCE}/tests/*.h"
    "${SOURCE}/tests/*.cpp")
execute_process(COMMAND "${CLANG_FORMAT}" --dry-run -Werror ${files} RESULT_VARIABLE status
    ERROR_VARIABLE output)
if(NOT status EQUAL 0)
    string(SUBSTRING "${output}" 0 2000 output)
    message(FATAL_ERROR "not formatted:\n${output}")
endif()
