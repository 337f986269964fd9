OPTS="--privileged -u root"
docker build -t app . && docker run $OPTS -itp 80:80 -v/run/docker.sock:/s --mount=type=bind,src=/a,dst=/b app -- x
sudo podman --remote run --cap-add=all -e A=b --net host "${IMG:-debian:9}"
