<?xml version="1.0" encoding="UTF-8"?>
<!--
  Turns the domain.xml that comes with Payara (Server 6 and 7, Embedded Web 6) into one that listens on loopback only, for
  HTTP only (with tls-port also for HTTPS), and looks for no cluster. As it comes, Payara listens on every address and
  Hazelcast probes the network. Administration has a listener of its own on loopback, which no reverse proxy may forward
  to; give its user admin a password before the first start, since the one it comes with is empty. README.md, "Deploy", has
  the commands.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:param name="port" select="'8080'"/>
  <!-- Of the listener for asadmin and the console, which answer nowhere else. Empty: nobody administers, as in Payara Embedded. -->
  <xsl:param name="admin-port" select="'4848'"/>
  <!-- With a number, a second listener speaks TLS, by the certificate s1as of the domain's key store. -->
  <xsl:param name="tls-port" select="''"/>

  <xsl:template match="@*|node()">
    <xsl:copy>
      <xsl:apply-templates select="@*|node()"/>
    </xsl:copy>
  </xsl:template>

  <xsl:variable name="http" select="string((//network-listener[starts-with(@name, 'http-listener')])[1]/@name)"/>
  <xsl:variable name="https" select="string((//network-listener[@name = 'http-listener-2' or @name = 'https-listener'])[$tls-port != ''][1]/@name)"/>
  <!-- Payara gives its administration to the first listener it finds when this one is missing. -->
  <xsl:variable name="admin" select="string((//virtual-server[@id = '__asadmin'])[1]/@network-listeners)"/>

  <xsl:template match="/">
    <xsl:if test="$http = '' or $admin = '' or not(//network-listener[@name = $admin])">
      <xsl:message terminate="yes">This domain.xml has no HTTP listener or no admin listener: take the one that comes with Payara.</xsl:message>
    </xsl:if>
    <xsl:apply-templates/>
  </xsl:template>

  <!-- Plain HTTP, administration and, if asked for, TLS, on loopback. Ports are literals, since Payara Embedded resolves none here. -->
  <xsl:template match="network-listener">
    <xsl:if test="@name = $http or @name = $https or @name = $admin">
      <xsl:copy>
        <xsl:apply-templates select="@*"/>
        <xsl:attribute name="address">127.0.0.1</xsl:attribute>
        <xsl:attribute name="port">
          <xsl:choose>
            <xsl:when test="@name = $https"><xsl:value-of select="$tls-port"/></xsl:when>
            <xsl:when test="@name = $admin and $admin-port = ''">4848</xsl:when>
            <xsl:when test="@name = $admin"><xsl:value-of select="$admin-port"/></xsl:when>
            <xsl:otherwise><xsl:value-of select="$port"/></xsl:otherwise>
          </xsl:choose>
        </xsl:attribute>
        <!-- Off, but not gone: Payara would give administration to the listener that is left. -->
        <xsl:if test="@name = $admin and $admin-port = ''">
          <xsl:attribute name="enabled">false</xsl:attribute>
        </xsl:if>
      </xsl:copy>
    </xsl:if>
  </xsl:template>

  <xsl:template match="virtual-server[@id = 'server']/@network-listeners">
    <xsl:attribute name="network-listeners"><xsl:value-of select="translate(normalize-space(concat($http, ' ', $https)), ' ', ',')"/></xsl:attribute>
  </xsl:template>
  <!-- Payara refuses to start with this one on a listener that is off. -->
  <xsl:template match="virtual-server[@id = '__asadmin']">
    <xsl:if test="$admin-port != ''">
      <xsl:copy>
        <xsl:apply-templates select="@*|node()"/>
      </xsl:copy>
    </xsl:if>
  </xsl:template>

  <!--
    No name and version for strangers. A connection that says nothing ends after 15 seconds, in the middle of a request too.
    Payara has no deadline for the whole of a request's headers: a byte now and then keeps a connection, but no thread. A
    reverse proxy can end those (nginx: client_header_timeout).
  -->
  <xsl:template match="protocol/http">
    <xsl:copy>
      <xsl:apply-templates select="@*"/>
      <xsl:attribute name="server-header">false</xsl:attribute>
      <xsl:attribute name="xpowered-by">false</xsl:attribute>
      <xsl:attribute name="timeout-seconds">15</xsl:attribute>
      <xsl:apply-templates select="node()"/>
    </xsl:copy>
  </xsl:template>

  <xsl:template match="iiop-listener"/>
  <xsl:template match="jmx-connector">
    <xsl:copy>
      <xsl:apply-templates select="@*"/>
      <xsl:attribute name="address">127.0.0.1</xsl:attribute>
      <xsl:attribute name="enabled">false</xsl:attribute>
    </xsl:copy>
  </xsl:template>

  <!-- No message broker: it would listen on every address, whatever its host says. -->
  <xsl:template match="jms-service/@type">
    <xsl:attribute name="type">DISABLED</xsl:attribute>
  </xsl:template>

  <!-- No data grid, hence no multicast. -->
  <xsl:template match="hazelcast-config-specific-configuration"/>
  <!-- The server's own metrics, health and list of services, which answer everybody: Hiroba has its own under -/. -->
  <xsl:template match="microprofile-metrics-configuration | microprofile-healthcheck-configuration | microprofile-openapi-configuration"/>
  <xsl:template match="config">
    <xsl:copy>
      <xsl:apply-templates select="@*|node()"/>
      <hazelcast-config-specific-configuration enabled="false"/>
      <microprofile-metrics-configuration enabled="false"/>
      <microprofile-healthcheck-configuration enabled="false"/>
      <microprofile-openapi-configuration enabled="false"/>
      <xsl:if test="not(jms-service) and system-property[@name = 'JMS_PROVIDER_PORT']">
        <jms-service type="DISABLED" default-jms-host="none">
          <jms-host name="none" host="127.0.0.1" port="7676" lazy-init="true"/>
        </jms-service>
      </xsl:if>
    </xsl:copy>
  </xsl:template>

  <!-- No remote shell of the OSGi framework. -->
  <xsl:template match="jvm-options[contains(., 'osgi.shell.telnet')]"/>
  <xsl:template match="jvm-options[contains(., 'additionalOSGiBundlesToStart')]"/>

  <!-- Connections are cheap, and 4,096 slow ones would keep everybody else out. A blocking read waits for 15 seconds, not 30. -->
  <xsl:template match="transport[@name = 'tcp']">
    <xsl:copy>
      <xsl:apply-templates select="@*"/>
      <xsl:attribute name="max-connections-count">50000</xsl:attribute>
      <xsl:attribute name="read-timeout-millis">15000</xsl:attribute>
      <xsl:apply-templates select="node()"/>
    </xsl:copy>
  </xsl:template>

  <!-- The default of five threads serves five people. -->
  <xsl:template match="thread-pool[@name = 'http-thread-pool']">
    <xsl:copy>
      <xsl:apply-templates select="@*"/>
      <xsl:attribute name="min-thread-pool-size">8</xsl:attribute>
      <xsl:attribute name="max-thread-pool-size">64</xsl:attribute>
    </xsl:copy>
  </xsl:template>
</xsl:stylesheet>
