#!/bin/sh
# Starts Mosquitto; at the first start with the service's account, the administrator of the dynamic-security plugin.
set -eu
access=/mosquitto/data/dynamic-security.json
if [ ! -f "$access" ]; then
  umask 077
  mosquitto_ctrl dynsec init "$access" "$MQTT_USER" "$MQTT_PASSWORD" >/dev/null
fi
exec mosquitto -c /mosquitto/config/mosquitto.conf
