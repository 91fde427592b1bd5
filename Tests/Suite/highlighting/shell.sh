#!/bin/bash
set -euo pipefail # strict
NAME="ann's ${HOME}/for/$USER" N=3
for file in ./if/*.md; do
  if [ -f "$file" ]; then echo 'it is $no name' >> log; fi
  count=$(wc -l < "$file")
  echo "lines: $(grep -c "a b" "$file") of $count" a#b
done
cat <<-'EOF' | sudo tee /etc/for/if
	Text with $name "quotes
	EOF
function finish { local x=$1; return 0; }
git commit -m "Text" --if done-for 10.0.0.1 42
echo "$((1 << 2))" && cat <<< "$x"
