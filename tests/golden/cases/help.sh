show nomen --help
show nomen help
show nomen --version
for command in tag eval compile check info tokens; do
    show nomen "$command" --help
    nomen "$command" -h >short
    nomen "$command" --help | cmp - short
done
