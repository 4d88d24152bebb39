# Installers for Windows (NSIS) and macOS (a disk image): cpack in the build folder.
set(CPACK_PACKAGE_NAME "MTP Workbench")
set(CPACK_PACKAGE_VENDOR "MTP Workbench maintainers")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "${PROJECT_DESCRIPTION}")
set(CPACK_RESOURCE_FILE_LICENSE "${CMAKE_SOURCE_DIR}/LICENSE")
set(CPACK_PACKAGE_INSTALL_DIRECTORY "MTP Workbench")
set(CPACK_PACKAGE_FILE_NAME "mtp-workbench-${PROJECT_VERSION}-${CMAKE_SYSTEM_NAME}")
set(CPACK_VERBATIM_VARIABLES ON)

if(WIN32)
    set(CPACK_GENERATOR NSIS)
    set(icon "${CMAKE_SOURCE_DIR}/resources/icons/mtp-workbench.ico")
    set(CPACK_NSIS_MUI_ICON "${icon}")
    set(CPACK_NSIS_MUI_UNIICON "${icon}")
    set(CPACK_NSIS_DISPLAY_NAME "MTP Workbench ${PROJECT_VERSION}")
    set(CPACK_NSIS_MODIFY_PATH ON)  # so that the command is found in a terminal
    set(CPACK_NSIS_ENABLE_UNINSTALL_BEFORE_INSTALL ON)
    set(CPACK_NSIS_INSTALLED_ICON_NAME "bin\\mtp.exe")
    install(DIRECTORY "${CMAKE_SOURCE_DIR}/resources/examples" DESTINATION share/mtp-workbench)
    if(TARGET mtp-workbench)
        set(CPACK_PACKAGE_EXECUTABLES mtp-workbench "MTP Workbench")
        set(CPACK_NSIS_INSTALLED_ICON_NAME "bin\\mtp-workbench.exe")
        # File types: projects and potentials open in the window. .cfg stays as it is: most files of
        # that name are settings of other programs.
        set(types "mtpw" "MtpWorkbench.Project" "MTP Workbench project"
            "almtp" "MtpWorkbench.Potential" "Moment tensor potential"
            "mtp" "MtpWorkbench.Potential" "Moment tensor potential")
        set(program "$INSTDIR\\bin\\mtp-workbench.exe")
        while(types)
            list(POP_FRONT types ending class name)
            string(APPEND CPACK_NSIS_EXTRA_INSTALL_COMMANDS
                "WriteRegStr HKCR '.${ending}' '' '${class}'\n"
                "WriteRegStr HKCR '${class}' '' '${name}'\n"
                "WriteRegStr HKCR '${class}\\DefaultIcon' '' '${program},0'\n"
                "WriteRegStr HKCR '${class}\\shell\\open\\command' '' '\"${program}\" \"%1\"'\n")
            string(APPEND CPACK_NSIS_EXTRA_UNINSTALL_COMMANDS
                "DeleteRegKey HKCR '.${ending}'\nDeleteRegKey HKCR '${class}'\n")
        endwhile()
    endif()
else()
    set(CPACK_GENERATOR DragNDrop)
    set(CPACK_DMG_VOLUME_NAME "MTP Workbench")
endif()

# Qt's own tool collects its libraries and plugins beside the program.
if(TARGET mtp-workbench AND Qt6_VERSION VERSION_GREATER_EQUAL 6.5)
    qt_generate_deploy_app_script(TARGET mtp-workbench OUTPUT_SCRIPT deploy
        NO_UNSUPPORTED_PLATFORM_ERROR)
    install(SCRIPT "${deploy}")
endif()
include(CPack)
